package io.truelift.platform.problem;

import java.util.Optional;

/** Codes of failures, for search and for other programs. A code once given keeps its meaning; sentences may change. */
public enum ErrorCode {
    /** A contract, a purpose or a rule of access or identity has a mistake. */
    DICTIONARY(Fault.USER),
    /** A file in {@code sql/} has a mistake, or is not there. */
    DEFINITION(Fault.USER),
    /** The declaration of a feed has a mistake. */
    FEED(Fault.USER),
    /** A calculation is put wrongly. */
    CALCULATION(Fault.USER),
    /** An argument, an option or a field of a form is wrong. */
    INPUT(Fault.USER),
    /** The role or the consent of people does not allow it. */
    PERMISSION(Fault.USER),
    /** A proposal cannot be made or decided on as it stands. */
    PROPOSAL(Fault.USER),
    /** A file was changed by somebody else meanwhile, or Git refuses. */
    HISTORY(Fault.USER),
    /** A page was open for too long. */
    PAGE_EXPIRED(Fault.USER),
    /** A check of a contract that is an error is broken by what was delivered, or too many lines were set aside. */
    QUALITY(Fault.DATA),
    /** A value cannot be counted, divided or converted. */
    VALUE(Fault.DATA),
    /** Trino does not answer. */
    WAREHOUSE_AWAY(Fault.OUTSIDE),
    /** Trino has less memory than a statement needs. */
    WAREHOUSE_MEMORY(Fault.OUTSIDE),
    /** Trino failed in another way. */
    WAREHOUSE(Fault.OUTSIDE),
    /** The application database does not answer. */
    DATABASE_AWAY(Fault.OUTSIDE),
    /** A disk is full, or a file or folder may not be read or written. */
    STORAGE(Fault.OUTSIDE),
    /** A server, a download or a setting of the machine. */
    SERVERS(Fault.OUTSIDE),
    /** Something that should not be. */
    INTERNAL(Fault.OURS);

    private final Fault fault;

    ErrorCode(Fault fault) {
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** As people see it, such as {@code TL-WAREHOUSE-AWAY}. */
    public String word() {
        return "TL-" + name().replace('_', '-');
    }

    /** The code and whose fault it is. */
    public String inWords() {
        return "%s, %s".formatted(word(), fault.words());
    }

    /** Of a failure: its own, that of what caused it, or by what kind of failure it is. */
    public static ErrorCode of(Throwable failure) {
        return toldInWords(failure)
                .or(() -> MachineFault.in(failure).map(MachineFault::code))
                .orElse(INTERNAL);
    }

    /** Of a failure whose message is for people; empty where it is a library's, or a mistake of ours. */
    static Optional<ErrorCode> toldInWords(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof Coded coded) {
                return Optional.of(coded.code());
            }
        }
        return switch (failure) {
            case IllegalArgumentException wrong -> Optional.of(INPUT);
            case IllegalStateException wrong -> Optional.of(SERVERS);
            default -> Optional.empty();
        };
    }
}
