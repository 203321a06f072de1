package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.message.EntityRef;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The users who act in the demo, numbered from 0. */
final class Cast {

  private static final int SIZE = 50;

  private static final Map<UUID, Integer> NUMBERS =
      IntStream.range(0, SIZE).boxed().collect(Collectors.toMap(Cast::uuid, number -> number));

  private Cast() {}

  /** The user who acts in a message. */
  static EntityRef actor(long message) {
    return user(actorNumber(message));
  }

  /** Another user, to whom it is done. */
  static EntityRef target(long message) {
    int distance = 1 + new SplittableRandom(~message).nextInt(SIZE - 1);
    return user((actorNumber(message) + distance) % SIZE);
  }

  private static int actorNumber(long message) {
    return new SplittableRandom(message).nextInt(SIZE);
  }

  private static EntityRef user(int number) {
    return EntityRef.of("user", uuid(number));
  }

  /** An order; each number gives another. */
  static EntityRef order(long number) {
    return EntityRef.of("order", named("order-" + number));
  }

  /** {@code user 42}, or {@code order 1f0c9a77}. */
  static String name(String type, UUID uuid) {
    Integer number = NUMBERS.get(uuid);
    return type + " " + (number == null ? uuid.toString().substring(0, 8) : number.toString());
  }

  private static UUID uuid(int number) {
    return named("user-" + number);
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
