package io.salesflow.benchmark;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;

/** The limit: the JDK's HTTP client and Jackson, and nothing else. Every field is read, as the text or number it is. */
final class BareLoop implements Contender {
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final HttpRequest request;

    BareLoop(Target target) {
        request = HttpRequest.newBuilder(URI.create(target.contactsUrl()))
                .header("Accept-Encoding", "gzip")
                .build();
    }

    @Override
    public long run() throws Exception {
        var answer = http.send(request, BodyHandlers.ofInputStream());
        boolean isCompressed = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        long count = 0;
        try (InputStream body = isCompressed ? uncompressed(answer.body()) : answer.body();
                MappingIterator<PlainContact> contacts =
                        json.readerFor(PlainContact.class).readValues(body)) {
            while (contacts.hasNextValue()) {
                count += contacts.nextValue().memberId() > 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static InputStream uncompressed(InputStream body) throws IOException {
        return new GZIPInputStream(body, 64 * 1024);
    }

    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    record PlainContact(
            long memberId,
            String publicIdentifier,
            String firstName,
            String lastName,
            String location,
            String occupation,
            String industry,
            String company,
            String email,
            String phone,
            String memberUrl,
            String lastModifiedAt,
            String addedAt,
            String status,
            Long campaignId) {}
}
