package io.salesflow.sandbox.salesforce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the custom fields in a project of the Salesforce CLI: {@code objects/TYPE/fields/NAME.field-meta.xml}. */
final class MetadataSource {

    private static final String NAMESPACE = "http://soap.sforce.com/2006/04/metadata";
    private static final String FIELD_FILE = ".field-meta.xml";
    private static final int URL_LENGTH = 255;

    private MetadataSource() {}

    static Map<String, List<Field>> read(Path objects) {
        Map<String, List<Field>> fields = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(objects)) {
            files.filter(file -> file.getFileName().toString().endsWith(FIELD_FILE))
                    .sorted()
                    .forEach(file -> fields.computeIfAbsent(
                                    file.getParent().getParent().getFileName().toString(), type -> new ArrayList<>())
                            .add(field(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("There is no " + FIELD_FILE + " below " + objects);
        }
        return fields;
    }

    private static Field field(Path file) {
        Element root = parse(file);
        String name = text(root, "fullName");
        if (!file.getFileName().toString().equals(name + FIELD_FILE) || !name.endsWith("__c")) {
            throw new IllegalArgumentException(file + " is not the file of a custom field " + name);
        }
        if (text(root, "label").isEmpty()) {
            throw new IllegalArgumentException(file + " has no label");
        }
        boolean isUnique = text(root, "unique").equals("true");
        boolean isExternalId = text(root, "externalId").equals("true");
        boolean isRequired = text(root, "required").equals("true");
        return switch (text(root, "type")) {
            case "Text" ->
                new Field(
                        name,
                        Field.Kind.STRING,
                        Integer.parseInt(text(root, "length")),
                        isRequired,
                        isUnique,
                        isExternalId,
                        Set.of());
            case "Url" -> new Field(name, Field.Kind.STRING, URL_LENGTH, isRequired, false, false, Set.of());
            case "DateTime" -> new Field(name, Field.Kind.DATETIME, 0, isRequired, false, false, Set.of());
            default ->
                throw new IllegalArgumentException(
                        file + " has a type that this stand-in does not know: " + text(root, "type"));
        };
    }

    private static Element parse(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            if (!NAMESPACE.equals(root.getNamespaceURI())
                    || !root.getLocalName().equals("CustomField")) {
                throw new IllegalArgumentException(file + " is not a CustomField of " + NAMESPACE);
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    private static String text(Element root, String name) {
        NodeList elements = root.getElementsByTagNameNS(NAMESPACE, name);
        return elements.getLength() == 0
                ? ""
                : elements.item(0).getTextContent().strip();
    }
}
