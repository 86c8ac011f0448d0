package io.salesflow.benchmark;

/** What takes contacts and messages to HubSpot. */
enum HubSpotWay {
    ROUTES("contacts-to-hubspot and messages-to-hubspot", "256m") {
        @Override
        Contender contender(HubSpotTarget target) {
            return new HubSpotRoutes(target);
        }
    },
    ONE_BY_ONE("camel-http, split, one call for each record", "256m") {
        @Override
        Contender contender(HubSpotTarget target) throws Exception {
            return new HubSpotOneByOne(target);
        }
    };

    private final String description;
    private final String heap;

    HubSpotWay(String description, String heap) {
        this.description = description;
        this.heap = heap;
    }

    String description() {
        return description;
    }

    /** The heap that it is given, as of -Xmx. */
    String heap() {
        return heap;
    }

    abstract Contender contender(HubSpotTarget target) throws Exception;
}
