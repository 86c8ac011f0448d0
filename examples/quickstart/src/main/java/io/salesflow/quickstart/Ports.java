package io.salesflow.quickstart;

import picocli.CommandLine.Option;

/** Where this program listens, on 127.0.0.1. */
final class Ports {
    @Option(
            names = "--sandbox-port",
            paramLabel = "PORT",
            description = "Port of the Salesflow sandbox; 8089 unless told otherwise. With --once, this port and those"
                    + " below are any free ones unless told otherwise.")
    private Integer sandbox;

    @Option(
            names = "--hubspot-port",
            paramLabel = "PORT",
            description = "Port of the HubSpot stand-in; 8090 unless told otherwise.")
    private Integer hubSpot;

    @Option(
            names = "--webhook-port",
            paramLabel = "PORT",
            description = "Port that replies are pushed to; 8091 unless told otherwise.")
    private Integer webhook;

    @Option(
            names = "--salesforce-port",
            paramLabel = "PORT",
            description = "Port of the Salesforce stand-in; 8092 unless told otherwise.")
    private Integer salesforce;

    @Option(
            names = "--smtp-port",
            paramLabel = "PORT",
            description = "Port that the stand-in for a mailbox takes mails at; 3025 unless told otherwise.")
    private Integer smtp;

    @Option(
            names = "--imap-port",
            paramLabel = "PORT",
            description = "Port that its mails are read at; 3143 unless told otherwise.")
    private Integer imap;

    @Option(
            names = "--board-port",
            paramLabel = "PORT",
            description = "Port of the live board, metrics and health; 8095 unless told otherwise. Not with --once.")
    private Integer board;

    @Option(
            names = "--kaoto-port",
            paramLabel = "PORT",
            description = "Port that Kaoto's catalogue is served at with --kaoto; 8093 unless told otherwise.")
    private Integer kaoto;

    @Option(
            names = "--hawtio-port",
            paramLabel = "PORT",
            description = "Port of Hawtio, with --hawtio; 8094 unless told otherwise.")
    private Integer hawtio;

    private boolean isAnyFree;

    /** Has those be any free ones that were not chosen. */
    void takeAnyFree() {
        isAnyFree = true;
    }

    int sandbox() {
        return port(sandbox, 8089);
    }

    int hubSpot() {
        return port(hubSpot, 8090);
    }

    int webhook() {
        return port(webhook, 8091);
    }

    int salesforce() {
        return port(salesforce, 8092);
    }

    int smtp() {
        return port(smtp, 3025);
    }

    int imap() {
        return port(imap, 3143);
    }

    int board() {
        return port(board, 8095);
    }

    int kaoto() {
        return port(kaoto, 8093);
    }

    int hawtio() {
        return port(hawtio, 8094);
    }

    private int port(Integer chosen, int standard) {
        if (chosen != null) {
            return chosen;
        }
        return isAnyFree ? 0 : standard;
    }
}
