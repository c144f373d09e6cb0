package io.truelift.pipelines.iceberg;

import io.truelift.platform.project.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;

/** The Iceberg catalog that the settings name: JDBC on PostgreSQL by default, or REST. */
public final class Lakehouse implements Closeable {
    /** Branch that a run writes to before it is published. */
    public static final String AUDIT = "audit";

    private static final String JDBC = "org.apache.iceberg.jdbc.JdbcCatalog";
    private static final String REST = "org.apache.iceberg.rest.RESTCatalog";

    private final Catalog catalog;

    private Lakehouse(Catalog catalog) {
        this.catalog = catalog;
    }

    public static Lakehouse open(Settings settings) {
        Map<String, String> properties = new HashMap<>();
        properties.put(CatalogProperties.URI, settings.get(Settings.CATALOG_URI));
        settings.find(Settings.CATALOG_WAREHOUSE)
                .ifPresent(w -> properties.put(CatalogProperties.WAREHOUSE_LOCATION, w));
        String implementation = switch (settings.get(Settings.CATALOG_TYPE)) {
            case "jdbc" -> {
                properties.put("jdbc.user", settings.get(Settings.CATALOG_USER));
                properties.put("jdbc.password", settings.get(Settings.CATALOG_PASSWORD));
                properties.put("jdbc.schema-version", "V1");
                properties.put(CatalogProperties.FILE_IO_IMPL, LocalFileIO.class.getName());
                yield JDBC;
            }
            case "rest" -> REST;
            default ->
                throw new IllegalArgumentException("Cannot use catalog.type %s: it must be jdbc or rest."
                        .formatted(settings.get(Settings.CATALOG_TYPE)));
        };
        return new Lakehouse(
                CatalogUtil.loadCatalog(implementation, settings.get(Settings.CATALOG_NAME), properties, null));
    }

    Catalog catalog() {
        return catalog;
    }

    void makeNamespace(String name) {
        Namespace namespace = Namespace.of(name);
        SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
        if (!namespaces.namespaceExists(namespace)) {
            namespaces.createNamespace(namespace);
        }
    }

    static TableIdentifier identifier(String qualifiedName) {
        return TableIdentifier.parse(qualifiedName);
    }

    /** The table by namespace and name, as it is now. */
    public Table table(String qualifiedName) {
        return catalog.loadTable(identifier(qualifiedName));
    }

    public boolean exists(String qualifiedName) {
        return catalog.tableExists(identifier(qualifiedName));
    }

    @Override
    public void close() throws IOException {
        if (catalog instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
