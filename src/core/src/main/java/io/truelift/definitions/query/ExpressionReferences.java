package io.truelift.definitions.query;

import io.trino.sql.tree.Cast;
import io.trino.sql.tree.DefaultTraversalVisitor;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.ExistsPredicate;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LambdaExpression;
import io.trino.sql.tree.SubqueryExpression;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the columns of an expression against the relations that it may use. */
final class ExpressionReferences extends DefaultTraversalVisitor<Scope> {
    private final References references;
    private final Map<String, Optional<Map<String, Set<ColumnName>>>> named;

    ExpressionReferences(References references, Map<String, Optional<Map<String, Set<ColumnName>>>> named) {
        this.references = references;
        this.named = named;
    }

    @Override
    protected Void visitIdentifier(Identifier identifier, Scope scope) {
        references.column(identifier, scope);
        return null;
    }

    @Override
    protected Void visitDereferenceExpression(DereferenceExpression expression, Scope scope) {
        if (expression.getBase() instanceof Identifier base
                && expression.getField().isPresent()) {
            Optional<Scope.Source> source = scope.source(Scope.lower(base.getValue()));
            if (source.isPresent()) {
                references.column(source.get(), expression.getField().get());
                return null;
            }
        }
        return process(expression.getBase(), scope);
    }

    @Override
    protected Void visitCast(Cast cast, Scope scope) {
        return process(cast.getExpression(), scope);
    }

    @Override
    protected Void visitLambdaExpression(LambdaExpression lambda, Scope scope) {
        Map<String, Set<ColumnName>> arguments = lambda.getArguments().stream()
                .collect(Collectors.toMap(
                        argument -> Scope.lower(argument.getName().getValue()), argument -> Set.of()));
        return process(lambda.getBody(), scope.with(arguments));
    }

    @Override
    protected Void visitSubqueryExpression(SubqueryExpression expression, Scope scope) {
        references.query(expression.getQuery(), named, scope);
        return null;
    }

    @Override
    protected Void visitExists(ExistsPredicate exists, Scope scope) {
        return process(exists.getSubquery(), scope);
    }
}
