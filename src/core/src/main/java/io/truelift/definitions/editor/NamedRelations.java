package io.truelift.definitions.editor;

import io.trino.grammar.sql.SqlBaseLexer;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * The relations that a text names, as far as it is written: it need not be a whole statement.
 *
 * @param tables tables of the dictionary by the name that the text gives them, which is the table's own where it gives none
 * @param queries named queries of the WITH clause
 */
record NamedRelations(Map<String, TableContract> tables, Set<String> queries) {
    private static final Set<Integer> BEFORE_A_RELATION = Set.of(SqlBaseLexer.FROM, SqlBaseLexer.JOIN);

    static NamedRelations of(List<Token> tokens, String catalog, Dictionary dictionary) {
        Map<String, TableContract> tables = new LinkedHashMap<>();
        Set<String> queries = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (BEFORE_A_RELATION.contains(tokens.get(i).getType())) {
                relation(tokens, i + 1, catalog, dictionary, tables);
            }
            if (i + 2 < tokens.size()
                    && tokens.get(i).getType() == SqlBaseLexer.IDENTIFIER
                    && tokens.get(i + 1).getType() == SqlBaseLexer.AS
                    && tokens.get(i + 2).getText().equals("(")) {
                queries.add(tokens.get(i).getText());
            }
        }
        return new NamedRelations(tables, queries);
    }

    /** The table that the text calls so. */
    Optional<TableContract> table(String name) {
        return Optional.ofNullable(tables.get(name.toLowerCase(Locale.ROOT)));
    }

    private static void relation(
            List<Token> tokens, int first, String catalog, Dictionary dictionary, Map<String, TableContract> tables) {
        StringBuilder name = new StringBuilder();
        int next = first;
        while (next < tokens.size() && Tokens.isName(tokens.get(next))) {
            name.append(tokens.get(next).getText());
            next++;
            if (next >= tokens.size() || !tokens.get(next).getText().equals(".")) {
                break;
            }
            name.append('.');
            next++;
        }
        String prefix = catalog + ".";
        if (!name.toString().startsWith(prefix)) {
            return;
        }
        int after = next < tokens.size() && tokens.get(next).getType() == SqlBaseLexer.AS ? next + 1 : next;
        dictionary.find(name.substring(prefix.length())).ifPresent(table -> {
            boolean hasAlias = after < tokens.size() && tokens.get(after).getType() == SqlBaseLexer.IDENTIFIER;
            tables.put((hasAlias ? tokens.get(after).getText() : table.table()).toLowerCase(Locale.ROOT), table);
        });
    }
}
