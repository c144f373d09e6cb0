package io.truelift.webui.document;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** HTML in the making. The writer escapes every text and attribute, so that no name of an experiment becomes a tag. */
final class Markup {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    Markup() {
        text.write("<!DOCTYPE html>\n");
        writer = made(() -> XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text));
    }

    /** @param attributes names and values by turns */
    Markup open(String element, String... attributes) {
        return write(() -> {
            writer.writeStartElement(element);
            attributes(attributes);
        });
    }

    /** An element without content. */
    Markup empty(String element, String... attributes) {
        return write(() -> {
            writer.writeEmptyElement(element);
            attributes(attributes);
        });
    }

    /** An element with nothing but a text. */
    Markup element(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    Markup text(String content) {
        return write(() -> writer.writeCharacters(content));
    }

    Markup close() {
        return write(writer::writeEndElement);
    }

    String finished() {
        write(writer::writeEndDocument);
        write(writer::flush);
        return text.toString();
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private Markup write(Writing writing) {
        made(() -> {
            writing.write();
            return this;
        });
        return this;
    }

    private interface Writing {
        void write() throws XMLStreamException;
    }

    private interface Making<T> {
        T make() throws XMLStreamException;
    }

    private static <T> T made(Making<T> making) {
        try {
            return making.make();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write HTML: " + e.getMessage(), e);
        }
    }
}
