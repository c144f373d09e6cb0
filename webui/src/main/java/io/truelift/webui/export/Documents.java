package io.truelift.webui.export;

import io.truelift.webui.security.Page;
import java.io.IOException;
import java.util.Optional;

/**
 * What a page gives as whole documents: the page {@code /executive/experiment.xhtml} gives the document {@code report} at
 * {@code /export/executive/experiment/report.pdf}, to everybody for whom the page opens.
 */
public interface Documents {

    /** The page that the documents are of. */
    Page page();

    /** The document of that name and ending, as the address asks for it; absent where there is none. */
    Optional<Document> document(String name, String ending) throws IOException;

    /**
     * @param fileName name under which it is kept
     * @param mediaType what kind of file it is
     * @param content the file
     */
    record Document(String fileName, String mediaType, byte[] content) {}
}
