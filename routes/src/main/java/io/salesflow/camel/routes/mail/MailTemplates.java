package io.salesflow.camel.routes.mail;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.salesflow.camel.routes.mapping.TextLimit;
import io.salesflow.camel.routes.settings.SettingName;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The templates of mails: ours, or of the same name the user's. What is HTML is escaped by FreeMarker. */
final class MailTemplates {
    private static final SettingName FOLDER = SettingName.of("mail.templates");
    private static final String OURS = "/salesflow/mail";
    private static final String SUBJECT = ".subject.ftl";
    private static final String HTML = ".html.ftlh";
    private static final String TEXT = ".text.ftl";

    private static final int LONGEST_IN_SUBJECT = 100;

    private final Configuration freeMarker = new Configuration(Configuration.VERSION_2_3_34);

    /**
     * Reads templates.
     *
     * @param folder where the user's are; blank if there are none
     * @param names of the mails, whose templates must be right
     * @throws IllegalArgumentException if there is no such folder, or a template is wrong
     */
    MailTemplates(String folder, List<String> names) {
        freeMarker.setDefaultEncoding(StandardCharsets.UTF_8.name());
        freeMarker.setLocale(Locale.ENGLISH);
        freeMarker.setNumberFormat("0.##");
        freeMarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freeMarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        freeMarker.setLogTemplateExceptions(false);
        freeMarker.setWrapUncheckedExceptions(true);
        freeMarker.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        freeMarker.setTemplateLoader(loader(folder.strip()));
        for (String name : names) {
            List.of(SUBJECT, HTML, TEXT).forEach(kind -> check(name + kind));
        }
    }

    /** The three texts of a mail. */
    record Texts(String subject, String html, String text) {}

    /**
     * The texts of a mail. What is told in the subject is shortened there, so that the words around it stay.
     *
     * @throws IllegalStateException if a template asks for what is not there
     */
    Texts of(String name, Map<String, Object> values) {
        return new Texts(
                MailText.line(filled(name + SUBJECT, shortened(values))),
                filled(name + HTML, values),
                filled(name + TEXT, values));
    }

    private static Map<String, Object> shortened(Map<String, Object> values) {
        Map<String, Object> shortened = new HashMap<>(values);
        shortened.replaceAll(
                (name, value) -> value instanceof String text ? TextLimit.shortened(text, LONGEST_IN_SUBJECT) : value);
        return shortened;
    }

    private String filled(String template, Map<String, Object> values) {
        StringWriter filled = new StringWriter();
        try {
            freeMarker.getTemplate(template).process(values, filled);
        } catch (TemplateException | IOException e) {
            throw new IllegalStateException("Template " + template + " can't be filled: " + e.getMessage(), e);
        }
        return filled.toString();
    }

    private void check(String template) {
        try {
            freeMarker.getTemplate(template);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Template " + template + " of " + FOLDER + " is wrong: " + e.getMessage(), e);
        }
    }

    private static TemplateLoader loader(String folder) {
        List<TemplateLoader> loaders = new ArrayList<>();
        if (!folder.isEmpty()) {
            try {
                loaders.add(new FileTemplateLoader(new File(folder.replaceFirst("^file:", ""))));
            } catch (IOException e) {
                throw new IllegalArgumentException(FOLDER.capitalised() + " is no folder: " + folder, e);
            }
        }
        loaders.add(new ClassTemplateLoader(MailTemplates.class, OURS));
        return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
    }
}
