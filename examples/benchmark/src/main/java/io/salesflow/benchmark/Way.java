package io.salesflow.benchmark;

/** The contenders, the limit first. */
enum Way {
    BARE_LOOP("bare loop: JDK HttpClient and Jackson", "64m") {
        @Override
        Contender contender(Target target) {
            return new BareLoop(target);
        }
    },
    SALESFLOW("salesflow:members/list-by-account, streamed and split", "64m") {
        @Override
        Contender contender(Target target) throws Exception {
            return new SalesflowRoute(target);
        }
    },
    PLAIN_HTTP("camel-http, unmarshal().json(), split", "6g") {
        @Override
        Contender contender(Target target) throws Exception {
            return new PlainHttpRoute(target);
        }
    },
    PLAIN_HTTP_IN_ONE_GIGABYTE("the same with less memory", "1g") {
        @Override
        Contender contender(Target target) throws Exception {
            return new PlainHttpRoute(target);
        }
    };

    private final String description;
    private final String heap;

    Way(String description, String heap) {
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

    abstract Contender contender(Target target) throws Exception;
}
