package dev.cyclonelariat.local.policy;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import dev.cyclonelariat.local.policy.Statement.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An access policy. Immutable. */
public final class Policy {
  private final List<Statement> statements;

  private Policy(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads a policy document.
   *
   * @throws JsonSyntaxException if it is not a policy in JSON
   */
  public static Policy parse(String document) {
    List<Statement> statements = new ArrayList<>();
    for (Object statement : list(Json.parseObject(document).get("Statement"))) {
      statements.add(statement(object(statement)));
    }
    return new Policy(statements);
  }

  /** How many statements it has; AWS takes 20 on a queue. */
  public int size() {
    return statements.size();
  }

  /** Whether a statement allows the request and none denies it. */
  public boolean allows(AccessRequest request) {
    boolean allowed = false;
    for (Statement statement : statements) {
      if (statement.appliesTo(request)) {
        if (!statement.allow()) {
          return false;
        }
        allowed = true;
      }
    }
    return allowed;
  }

  private static Statement statement(Map<?, ?> json) {
    return new Statement(
        "Allow".equals(json.get("Effect")),
        choice(json, "Principal", principals(json)),
        choice(json, "Action", lowerCase(strings(either(json, "Action")))),
        choice(json, "Resource", strings(either(json, "Resource"))),
        conditions(json.get("Condition")));
  }

  private static Choice choice(Map<?, ?> json, String name, List<String> patterns) {
    return new Choice(patterns, json.containsKey("Not" + name));
  }

  private static @Nullable Object either(Map<?, ?> json, String name) {
    Object value = json.get(name);
    return value == null ? json.get("Not" + name) : value;
  }

  /** Of accounts and users only {@code *} matters here: it also stands for services. */
  private static List<String> principals(Map<?, ?> json) {
    Object principal = either(json, "Principal");
    List<String> names = new ArrayList<>();
    if (principal instanceof Map<?, ?> byType) {
      names.addAll(strings(byType.get("Service")));
      if (strings(byType.get("AWS")).contains("*")) {
        names.add("*");
      }
    } else if ("*".equals(principal)) {
      names.add("*");
    }
    return names;
  }

  private static List<Condition> conditions(@Nullable Object json) {
    List<Condition> conditions = new ArrayList<>();
    if (json != null) {
      object(json)
          .forEach(
              (operator, keys) ->
                  object(keys)
                      .forEach(
                          (key, values) ->
                              conditions.add(
                                  new Condition(
                                      String.valueOf(operator),
                                      String.valueOf(key),
                                      strings(values)))));
    }
    return conditions;
  }

  private static List<String> lowerCase(List<String> texts) {
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }

  private static List<String> strings(@Nullable Object json) {
    return list(json).stream().map(String::valueOf).toList();
  }

  private static List<?> list(@Nullable Object json) {
    if (json == null) {
      return List.of();
    }
    return json instanceof List<?> list ? list : List.of(json);
  }

  private static Map<?, ?> object(@Nullable Object json) {
    return json instanceof Map<?, ?> map ? map : Map.of();
  }
}
