package io.truelift.governance.dictionary;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A use of data.
 *
 * @param name key
 * @param title short name
 * @param legalBasis legal basis, such as {@code consent}
 * @param needsConsent whether a grant is needed
 * @param meaning what it covers
 * @param terms what a record of consent says beside the word itself
 * @param signals how consent strings and browsers' signals speak about it
 */
public record Purpose(
        String name,
        String title,
        String legalBasis,
        boolean needsConsent,
        String meaning,
        Terms terms,
        Signals signals) {

    /**
     * @param dataCategories kinds of data that the purpose uses
     * @param controller who answers for the data towards people; empty where nobody is named
     * @param withdrawalMethod how people take a grant back; empty where it is not told
     */
    public record Terms(List<String> dataCategories, String controller, String withdrawalMethod) {
        public Terms {
            dataCategories = List.copyOf(dataCategories);
        }
    }

    /**
     * @param tcfConsent purposes of the IAB's framework that need consent for this one to be granted
     * @param tcfLegitimateInterest purposes of the framework for which an interest told and not objected to is enough
     * @param gpc what Global Privacy Control says about the purpose
     */
    public record Signals(Set<Integer> tcfConsent, Set<Integer> tcfLegitimateInterest, PrivacyControl gpc)
            implements Serializable {
        public Signals {
            tcfConsent = Set.copyOf(tcfConsent);
            tcfLegitimateInterest = Set.copyOf(tcfLegitimateInterest);
        }

        /** Whether a consent string says anything about the purpose. */
        public boolean isInTcf() {
            return !tcfConsent.isEmpty() || !tcfLegitimateInterest.isEmpty();
        }
    }

    /** What Global Privacy Control says about a purpose. */
    public enum PrivacyControl {
        REFUSES,
        SAYS_NOTHING
    }
}
