package io.truelift.governance.identity;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * E-mail addresses: in lower case, the domain in ASCII (IDNA), without the tag after a plus, and without dots where the
 * provider ignores them. What is not {@code name@domain} by RFC 5322's dot-atom is no address. Domains are not held
 * against a list: new ones are opened every month, and a line must not be set aside for that.
 */
record EmailAddresses(IdentifierValues values) implements Normalization {
    private static final String WORD = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern NAME = Pattern.compile(WORD + "(\\." + WORD + ")*");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DOMAIN = 253;

    @Override
    public String of(String value) {
        String address = value.toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        if (at < 0) {
            throw Masked.rejection("e-mail address", value, "it has no @");
        }
        String name = address.substring(0, at);
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw Masked.rejection("e-mail address", value, "what stands before the @ is no name of a mailbox");
        }
        String domain = domain(address.substring(at + 1), value);
        return mailbox(name, domain) + "@" + domain;
    }

    private String domain(String written, String value) {
        try {
            String domain = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            if (domain.indexOf('.') > 0 && !domain.endsWith(".") && domain.length() <= LONGEST_DOMAIN) {
                return values.sameDomain().getOrDefault(domain, domain);
            }
        } catch (IllegalArgumentException e) {
            // No name of the internet: said below.
        }
        throw Masked.rejection("e-mail address", value, "what stands after the @ is no domain");
    }

    private String mailbox(String name, String domain) {
        int tag = name.indexOf('+');
        String mailbox = tag > 0 ? name.substring(0, tag) : name;
        return values.dotsIgnored().contains(domain) ? mailbox.replace(".", "") : mailbox;
    }
}
