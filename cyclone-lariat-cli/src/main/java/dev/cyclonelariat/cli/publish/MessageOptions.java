package dev.cyclonelariat.cli.publish;

import dev.cyclonelariat.cli.arguments.EntityConverter;
import dev.cyclonelariat.cli.arguments.UuidConverter;
import dev.cyclonelariat.cli.shell.BodyInput;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.MessageBuilder;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.message.MessageDefaults;
import dev.cyclonelariat.message.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that say what the message holds. */
final class MessageOptions {

  /** As in the names of topics and queues. */
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_]+");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "event|command",
      converter = KindConverter.class,
      description = "A fact that has happened, or an order to do something.")
  private Kind kind;

  @Parameters(
      index = "1",
      paramLabel = "TYPE",
      description = "What happened or shall happen, without a prefix: user_created, register_user.")
  private String type;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "JSON",
      description =
          "The payload, a JSON object; @FILE reads it from a file, - from standard input.")
  private String data;

  @Option(
      names = "--schema",
      paramLabel = "1|2",
      converter = SchemaConverter.class,
      description =
          "The version of the message schema; 1, or 2 as soon as a subject or an object is named.")
  private @Nullable Integer schema;

  @Option(
      names = "--subject",
      paramLabel = "TYPE:UUID",
      converter = EntityConverter.class,
      description = "Who did it (schema 2).")
  private @Nullable EntityRef subject;

  @Option(
      names = "--object",
      paramLabel = "TYPE:UUID",
      converter = EntityConverter.class,
      description = "To what it was done (schema 2).")
  private @Nullable EntityRef object;

  @Option(
      names = "--request-id",
      paramLabel = "UUID",
      converter = UuidConverter.class,
      description = "Joins the messages that one request caused.")
  private @Nullable String requestId;

  @Option(
      names = "--uuid",
      paramLabel = "UUID",
      converter = UuidConverter.class,
      description = "The message's identity, to send a message again; random unless said.")
  private @Nullable String uuid;

  MessageBuilder<?> builder(MessageDefaults messages, InputStream standardInput)
      throws IOException {
    checkType();
    checkAction();
    MessageBuilder<?> message = kind == Kind.EVENT ? messages.event(type) : messages.command(type);
    message.data(tree(text(standardInput)));
    if (schema != null) {
      message.version(schema);
    }
    if (subject != null) {
      message.subject(subject);
    }
    if (object != null) {
      message.object(object);
    }
    if (requestId != null) {
      message.requestId(requestId);
    }
    if (uuid != null) {
      message.uuid(uuid);
    }
    return message;
  }

  private void checkType() {
    String prefix = kind.wireType("");
    if (type.startsWith(prefix)) {
      throw new ParameterException(
          spec.commandLine(),
          "TYPE is said without its prefix: " + type.substring(prefix.length()));
    } else if (!type.isEmpty() && !TYPE.matcher(type).matches()) {
      throw new ParameterException(
          spec.commandLine(), "TYPE may hold letters, digits and _ only, unlike '" + type + "'");
    }
  }

  /** Schema 2 tells who did it and to what. */
  private void checkAction() {
    if ((subject == null) != (object == null) && (schema == null || schema == 2)) {
      throw new ParameterException(
          spec.commandLine(),
          subject == null
              ? "--object needs --subject, who did it"
              : "--subject needs --object, to what it was done");
    }
  }

  private String text(InputStream standardInput) throws IOException {
    if (data.equals("-")) {
      return utf8(BodyInput.read(standardInput));
    } else if (data.startsWith("@")) {
      return utf8(BodyInput.read(Path.of(data.substring(1))));
    }
    return data;
  }

  private String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ParameterException(spec.commandLine(), "--data is not UTF-8", e);
    }
  }

  private Map<String, Object> tree(String json) {
    try {
      return MessageCodec.decodeTree(json);
    } catch (InvalidMessageException e) {
      throw new ParameterException(
          spec.commandLine(),
          e.violations().stream()
              .map(Violation::problem)
              .collect(Collectors.joining(", ", "--data ", "")));
    }
  }
}
