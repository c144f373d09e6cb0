package io.truelift.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the files of a world as a stranger would: nothing of the code that wrote them is used. */
record DemoFiles(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    List<CSVRecord> csv(String name) throws IOException {
        try (Reader reader = Files.newBufferedReader(folder.resolve(name))) {
            return CSV.parse(reader).getRecords();
        }
    }

    /** The lines that are JSON. */
    List<JsonNode> json(String name) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            try {
                nodes.add(JSON.readTree(line));
            } catch (JsonProcessingException e) {
                // Lines cut short are among the planted mistakes.
                continue;
            }
        }
        return nodes;
    }

    JsonNode truth() throws IOException {
        return JSON.readTree(Files.readString(folder.resolve("truth.json")));
    }
}
