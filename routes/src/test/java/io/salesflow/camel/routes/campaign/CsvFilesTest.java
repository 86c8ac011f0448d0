package io.salesflow.camel.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.account.Contact;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What files may look like, and what becomes of their rows. */
class CsvFilesTest extends CsvRouteTest {

    @Test
    void eachRowIsInTheCampaignWithWhatItHasAndInTheResultFileWithItsNumber() throws IOException {
        drop("people.csv", """
                LinkedIn URL,First Name,Last Name,Headline,City,customField1,customField2,Remark
                https://www.linkedin.com/in/Ada-L?utm=1,Ada,Lovelace,"Analyst, first",London,engines,,keep
                linkedin.com/in/zo%C3%AB,Zoë 😀,de la Cruz,,,,"met ""there""\",
                """);

        ImportTotals totals = poll();

        assertThat(totals.imported()).isEqualTo(2);
        assertThat(contacts()).hasSize(2);
        Contact ada = contacts().get(0);
        assertThat(ada.profile().memberUrl()).isEqualTo("https://www.linkedin.com/in/ada-l");
        assertThat(ada.profile().occupation()).isEqualTo("Analyst, first");
        assertThat(ada.profile().location()).isEqualTo("London");
        assertThat(ada.customFields()).containsExactly("engines");
        assertThat(contacts().get(1).profile().firstName()).isEqualTo("Zoë 😀");
        assertThat(contacts().get(1).customFields()).containsExactly("", "met \"there\"");
        assertThat(result("people"))
                .containsExactly(
                        "Line,Outcome,Member,Reason,What to do,LinkedIn URL,First Name,Last Name,Headline,City,customField1,customField2,Remark",
                        "2,imported," + ada.memberId()
                                + ",,,https://www.linkedin.com/in/Ada-L?utm=1,Ada,Lovelace,\"Analyst, first\",London,engines,,keep",
                        "3,imported," + contacts().get(1).memberId()
                                + ",,,linkedin.com/in/zo%C3%AB,Zoë 😀,de la Cruz,,,,\"met \"\"there\"\"\",");
        assertThat(filesIn(watched)).containsExactlyInAnyOrder("done", "running");
        assertThat(filesIn(watched.resolve("done"))).containsExactlyInAnyOrder("people.csv", "people.result.csv");
        assertThat(filesIn(watched.resolve("running"))).isEmpty();
    }

    @Test
    void theSamePersonTwiceInAFileComesOnce() throws IOException {
        drop(
                "people.csv",
                "LinkedIn\nhttps://linkedin.com/in/zo%C3%AB\nlinkedin.com/in/ZOE\u0308?a=b\nhttps://de.linkedin.com/in/zoë/\n");

        poll();

        assertThat(contacts()).hasSize(1);
        assertThat(outcomes("people")).containsExactlyInAnyOrder("imported", "duplicate", "duplicate");
        assertThat(result("people"))
                .filteredOn(row -> row.contains("the same profile as line 2"))
                .hasSize(2);
    }

    @Test
    void aUrlThatCantBeDecodedHoldsUpNobodyAndAFormulaIsShownAsText() throws IOException {
        drop("people.csv", """
                LinkedIn,First Name
                https://www.linkedin.com/in/max%2,Max
                https://www.linkedin.com/in/50%-off,Off
                https://www.linkedin.com/in/ada,=HYPERLINK(1)
                """);

        poll();

        assertThat(outcomes("people")).containsExactlyInAnyOrder("refused", "refused", "imported");
        assertThat(contacts())
                .singleElement()
                .satisfies(ada -> assertThat(ada.profile().firstName()).isEqualTo("=HYPERLINK(1)"));
        assertThat(result("people")).anyMatch(row -> row.endsWith(",'=HYPERLINK(1)"));
    }

    @Test
    void badRowsAreResultsAndTheOthersAreImported() throws IOException {
        drop(
                "people.csv",
                "LinkedIn,firstName,location\n"
                        + ",Nobody,\n"
                        + "https://example.com/in/x,X,\n"
                        + "https://www.linkedin.com/sales/lead/ACwAA,S,\n"
                        + "https://linkedin.com/in/a%2Fb,Slash,\n"
                        + "https://linkedin.com/in/long," + "x".repeat(64) + ",\n"
                        + "https://linkedin.com/in/many,M,,too,many\n"
                        + ",,\n"
                        + "https://linkedin.com/in/ada,Ada,\n");

        ImportTotals totals = poll();

        assertThat(totals.refused()).isEqualTo(6);
        assertThat(contacts()).hasSize(1);
        assertThat(result("people"))
                .anySatisfy(row -> assertThat(row).startsWith("2,refused,,there is no LinkedIn URL"))
                .anySatisfy(row -> assertThat(row).startsWith("3,refused,,the LinkedIn URL is that of no profile"))
                .anySatisfy(row -> assertThat(row).startsWith("4,refused").contains("Sales Navigator"))
                .anySatisfy(row -> assertThat(row).startsWith("5,refused"))
                .anySatisfy(row -> assertThat(row).contains("firstName has 64 characters; the limit is 63"))
                .anySatisfy(row -> assertThat(row).contains("it has 5 cells, but there are 3 columns"))
                .anySatisfy(row -> assertThat(row).startsWith("9,imported"))
                .hasSize(8);
    }

    @Test
    void rowsWithValuesThatAreTooLongAreToldWithTheLimitAndTheOthersAreImported() throws IOException {
        String longest = "\u738b".repeat(63);
        drop(
                "people.csv",
                "LinkedIn,firstName,lastName\n"
                        + "https://www.linkedin.com/in/ada,Ada," + "L".repeat(10_000) + "\n"
                        + "https://www.linkedin.com/in/" + "b".repeat(1_000) + ",Bob,Babbage\n"
                        + "https://www.linkedin.com/in/cy," + longest + ",Curie\n");

        poll();

        assertThat(result("people"))
                .hasSize(1 + 3)
                .anyMatch(row -> row.startsWith("2,refused,,lastName has 10000 characters; the limit is 63,"
                        + "Correct it and import it again,https://www.linkedin.com/in/ada,Ada,LLL"))
                .anyMatch(row -> row.startsWith("3,refused,,the LinkedIn URL has 1028 characters; the limit is 1023,"
                        + "Correct it and import it again,"))
                .anyMatch(row -> row.startsWith("4,imported,"));
        assertThat(contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact.profile().firstName()).isEqualTo(longest));
        assertThat(salesflow.requestCount("members/import")).isEqualTo(1);
    }

    @Test
    void theRowsThatFailedAreDroppedInAgainAsTheyStandInTheResult() throws IOException {
        drop("people.csv", "LinkedIn,firstName\nlinkedin.com/in/,Ada\nlinkedin.com/in/bob,Bob\n");
        poll();
        String corrected = Files.readString(watched.resolve("done/people.result.csv"))
                .replace("linkedin.com/in/,", "linkedin.com/in/ada,");
        drop("people.csv", corrected);

        poll();

        assertThat(contacts()).hasSize(2);
        assertThat(result("people-2"))
                .containsExactly(
                        "Line,Outcome,Member,Reason,What to do,LinkedIn,firstName",
                        "2,imported," + contacts().get(1).memberId() + ",,,linkedin.com/in/ada,Ada",
                        "3,already there," + contacts().get(0).memberId()
                                + ",in the campaign,,linkedin.com/in/bob,Bob");
        assertThat(filesIn(watched.resolve("done"))).contains("people-2.csv");
    }

    @Test
    void filesOfExcelInAnyUsualFormAreRead() throws IOException {
        String semicolons = "\uFEFFLinkedIn Profile URL;Vorname\r\nhttps://linkedin.com/in/jürgen;Jürgen\r\n";
        drop("utf-8.csv", semicolons);
        drop("tabs.txt", "LinkedIn\tfirstName\nhttps://linkedin.com/in/tab\tTab\n");

        poll();

        assertThat(contacts())
                .extracting(contact -> contact.profile().firstName())
                .containsExactlyInAnyOrder("Jürgen", "Tab");
        assertThat(outcomes("utf-8")).containsExactly("imported");
        assertThat(result("utf-8").get(0))
                .isEqualTo("Line;Outcome;Member;Reason;What to do;LinkedIn Profile URL;Vorname");
        assertThat(result("tabs").get(1)).startsWith("2\timported\t").endsWith("\thttps://linkedin.com/in/tab\tTab");
    }

    @Test
    void anotherEncodingIsToldOfTheWholeFileUnlessItIsNamed() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        String rows = people(2) + "https://linkedin.com/in/m%C3%BCller,Müller\n";
        Files.write(watched.resolve("people.csv"), rows.getBytes(windows));
        poll();
        assertThat(contacts()).isEmpty();
        assertThat(result("people").get(1))
                .startsWith("1,refused,,the file is not a text in UTF-8")
                .contains("salesflow.csv-to-campaign.charset");

        Files.write(watched.resolve("people.csv"), rows.getBytes(windows));
        poll(Map.of("salesflow.csv-to-campaign.charset", "windows-1252"));
        assertThat(contacts()).hasSize(3);
    }

    @Test
    void filesThatOthersStillWriteOrLockWithArePassedOver() throws IOException {
        List<String> others = List.of("~$people.csv", "people.csv.part", "people.TMP", "people.csv~", ".people.csv");
        for (String name : others) {
            drop(name, people(1));
        }
        drop("people (1).csv", people(2));

        poll();

        assertThat(filesIn(watched)).containsAll(others).doesNotContain("people (1).csv");
        assertThat(outcomes("people (1)")).containsExactly("imported", "imported");
    }

    @Test
    void aFileThatIsNoCsvGetsAClearResult() throws IOException {
        Files.write(watched.resolve("people.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0, (byte) 0xff});
        drop("notes.txt", "Dear all,\nplease import these.\n");
        drop("empty.csv", "");

        poll();

        assertThat(result("people").get(1)).contains("not a text", "Save it as CSV");
        assertThat(result("notes").get(1)).contains("no column of LinkedIn URLs", "linkedInUrl, LinkedIn URL");
        assertThat(result("empty").get(1)).contains("the file is empty");
        assertThat(filesIn(watched)).containsExactlyInAnyOrder("done", "running");
        assertThat(salesflow.requests()).isEmpty();
    }

    @Test
    void aQuoteThatIsNeverClosedIsToldAndWhatIsBeforeItIsImported() throws IOException {
        drop("people.csv", people(2) + "https://linkedin.com/in/x,\"open\nhttps://linkedin.com/in/y,Y\n");

        poll();

        assertThat(contacts()).hasSize(2);
        assertThat(outcomes("people")).containsExactlyInAnyOrder("imported", "imported", "refused");
        assertThat(result("people"))
                .anySatisfy(row -> assertThat(row).startsWith("4,refused").contains("nothing after it"));
    }

    @Test
    void columnsCanHaveNamesOfTheirOwn() throws IOException {
        Path columns = Files.writeString(
                folder.resolve("columns.yaml"), "linkedInUrl: Lien\ncustomFields: [Sujet, Rencontre]\n");
        drop("people.csv", "Rencontre;Sujet;Lien\nParis;machines;linkedin.com/in/ada\n");

        poll(Map.of("salesflow.csv-to-campaign.columns", "file:" + columns));

        assertThat(contacts().get(0).customFields()).containsExactly("machines", "Paris");
    }
}
