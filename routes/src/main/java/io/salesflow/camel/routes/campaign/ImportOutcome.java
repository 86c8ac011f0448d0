package io.salesflow.camel.routes.campaign;

/**
 * What became of a person.
 *
 * @param result the result
 * @param memberId the number of the contact in Salesflow; null if there is none, or it is not known
 * @param reason why, in words; blank if there is nothing to say
 * @param advice what to do; blank for nothing
 */
record ImportOutcome(Result result, Long memberId, String reason, String advice) {

    /** What can become of a person. */
    enum Result {
        /** He came into the campaign. */
        IMPORTED("imported"),
        /** He was in the campaign, or in Salesflow, before. */
        ALREADY_THERE("already there"),
        /** He is the same person as another of the source, or as somebody in another campaign. */
        DUPLICATE("duplicate"),
        /** He can't come into the campaign as he is. */
        REFUSED("refused");

        private final String text;

        Result(String text) {
            this.text = text;
        }

        /** The result in words. */
        String text() {
            return text;
        }
    }

    static ImportOutcome imported(Long memberId) {
        return new ImportOutcome(Result.IMPORTED, memberId, "", "");
    }

    static ImportOutcome alreadyThere(Long memberId, String reason) {
        return new ImportOutcome(Result.ALREADY_THERE, memberId, reason, "");
    }

    static ImportOutcome duplicate(Long memberId, String reason, String advice) {
        return new ImportOutcome(Result.DUPLICATE, memberId, reason, advice);
    }

    static ImportOutcome refused(String reason, String advice) {
        return new ImportOutcome(Result.REFUSED, null, reason, advice);
    }
}
