package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextOfHtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Yes &amp; &quot;no&quot; &lt;3<br>王 🚀</p>",
                "<div><p>Yes &amp; \"no\" &lt;3<br />\n王 &#128640;</p></div>",
                "Yes &#38; &quot;no&quot;&nbsp;&lt;3 \r\n\u00a0王 &#x1F680;",
                "<P style=\"x\">Yes &amp; &quot;no&quot; &#60;3</P><P>王&nbsp;🚀</P>"
            })
    void isTheSameHoweverItIsWritten(String html) {
        assertThat(TextOfHtml.of(html)).isEqualTo("Yes&\"no\"<3王🚀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"&amp;lt;b", "a &unknown; b", "&#99999999;", "&#1114112;", "<unfinished", "100 % & more", "\\$1"
            })
    void leavesWhatItDoesNotKnow(String html) {
        assertThat(TextOfHtml.of(html)).isEqualTo(html.replace("&amp;", "&").replace(" ", ""));
    }
}
