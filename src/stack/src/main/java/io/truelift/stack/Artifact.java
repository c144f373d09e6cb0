package io.truelift.stack;

/** What the embedded Trino is made of: Maven coordinates, the file's name, and the SHA-256 that it must have. */
enum Artifact {
    SERVER(
            "io.trino:trino-server-core:476:tar.gz",
            "trino-server-core-476.tar.gz",
            "0f388f9967c177ae70a47c099082fc95387f0c3cb96d8000d1d41fc3a5223158"),
    ICEBERG(
            "io.trino:trino-iceberg:476:zip",
            "trino-iceberg-476.zip",
            "99edba5b491ed94d599aeb61e0794272d3569d8b563f3bb8569e8a49daa87b6c"),
    COMMAND_LINE(
            "io.trino:trino-cli:476:jar:executable",
            "trino-cli-476-executable.jar",
            "fe4e9c7fb569cd67673afa1622945f6308e1e59bdb825419352b80887661757b");

    static final String VERSION = "476";

    final String coordinates;
    final String fileName;
    final String sha256;

    Artifact(String coordinates, String fileName, String sha256) {
        this.coordinates = coordinates;
        this.fileName = fileName;
        this.sha256 = sha256;
    }
}
