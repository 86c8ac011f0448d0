package io.salesflow.camel.routes.week;

import io.salesflow.camel.routes.analytics.AnalyticsRoutes;
import io.salesflow.camel.routes.campaign.CsvToCampaign;
import io.salesflow.camel.routes.campaign.HubSpotListToCampaign;
import io.salesflow.camel.routes.campaign.SalesforceReportToCampaign;
import io.salesflow.camel.routes.events.EventsRoute;
import io.salesflow.camel.routes.hubspot.ContactsToHubSpot;
import io.salesflow.camel.routes.hubspot.EditsToSalesflow;
import io.salesflow.camel.routes.hubspot.MessagesToHubSpot;
import io.salesflow.camel.routes.mail.AlertsToMail;
import io.salesflow.camel.routes.mail.DigestToMail;
import io.salesflow.camel.routes.mail.RepliesToMail;
import io.salesflow.camel.routes.parked.ParkedRoutes;
import io.salesflow.camel.routes.salesforce.SalesforceRoutes;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/** In which language the routes are written. */
enum Language {
    YAML {
        @Override
        void addRoutes(Main main) {
            main.configure().withRoutesIncludePattern("classpath:camel/*.yaml");
        }
    },
    JAVA {
        @Override
        void addRoutes(Main main) {
            main.configure().withRoutesIncludePattern("false");
            List.of(
                            new ContactsToHubSpot(),
                            new MessagesToHubSpot(),
                            new EditsToSalesflow(),
                            new SalesforceRoutes(),
                            new RepliesToMail(),
                            new DigestToMail(),
                            new AlertsToMail(),
                            new CsvToCampaign(),
                            new HubSpotListToCampaign(),
                            new SalesforceReportToCampaign(),
                            new AnalyticsRoutes(),
                            new ParkedRoutes(),
                            new EventsRoute())
                    .forEach(main.configure()::addRoutesBuilder);
        }
    };

    abstract void addRoutes(Main main);

    /** The language of each program one after the other: that of {@code -Dweek.language}, or else they take turns. */
    static Iterator<Language> ofPrograms() {
        String only = System.getProperty("week.language");
        List<Language> languages = only == null ? List.of(values()) : List.of(valueOf(only));
        return Stream.iterate(0, number -> number + 1)
                .map(number -> languages.get(number % languages.size()))
                .iterator();
    }
}
