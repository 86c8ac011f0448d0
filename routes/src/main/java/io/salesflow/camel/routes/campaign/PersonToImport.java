package io.salesflow.camel.routes.campaign;

import java.util.List;

/**
 * Somebody who is to come into a campaign. What is not known is null.
 *
 * @param id how the source tells its people apart: the line of a file, or the number of a record
 * @param linkedInUrl the LinkedIn profile, as it is written there
 * @param firstName the first name
 * @param lastName the last name
 * @param occupation the headline
 * @param location where the person lives
 * @param customFields what the campaign's messages can use, in order
 * @param verdict what becomes of the person without a question to Salesflow; null if it has to be asked
 * @param cells the person as the source has it, for the result file
 */
record PersonToImport(
        String id,
        String linkedInUrl,
        String firstName,
        String lastName,
        String occupation,
        String location,
        List<String> customFields,
        ImportOutcome verdict,
        List<String> cells) {

    /** The same person, of whom it is known already what becomes of him. */
    PersonToImport with(ImportOutcome outcome) {
        return new PersonToImport(
                id, linkedInUrl, firstName, lastName, occupation, location, customFields, outcome, cells);
    }

    /** The same person with other cells. */
    PersonToImport withCells(List<String> otherCells) {
        return new PersonToImport(
                id, linkedInUrl, firstName, lastName, occupation, location, customFields, verdict, otherCells);
    }

    /** Which person it is; not what is known of him. */
    @Override
    public String toString() {
        return "PersonToImport[" + id + "]";
    }
}
