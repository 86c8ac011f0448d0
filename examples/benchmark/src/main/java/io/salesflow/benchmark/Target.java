package io.salesflow.benchmark;

/**
 * The account whose contacts are read.
 *
 * @param apiUrl the base of the API
 * @param token the account's token
 * @param accountId the account
 */
record Target(String apiUrl, String token, long accountId) {

    /** The request line of the contacts' list. */
    String contactsUrl() {
        return apiUrl + "/members/list-contacts-by-accountid?accountId=" + accountId + "&token=" + token;
    }
}
