package io.truelift.webui.export;

import io.truelift.webui.security.Page;
import java.util.Optional;

/**
 * What a page gives as files: the page {@code /executive/attribution.xhtml} gives its table {@code models} at
 * {@code /export/executive/attribution/models.csv} and {@code .xlsx}, to everybody for whom the page opens. Filters of the
 * page's address hold there too.
 */
public interface Exports {

    /** The page that the tables are of. */
    Page page();

    /** The table of that name, as the address asks for it; absent where there is none. */
    Optional<ExportTable> table(String name);
}
