package dev.cyclonelariat.examples;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.publish.Publisher;
import java.util.UUID;

/** An application's own publisher: one method for each message it sends. */
final class UserPublisher extends Publisher {

  UserPublisher(Lariat lariat) {
    super(lariat.messages(), lariat.sender());
  }

  void userIsCreated(UserCreated user) {
    publish(event("user_created").data(user).build());
  }

  void userIsBanned(UUID user, UUID byAdmin) {
    publish(event("user_banned").subject("user", byAdmin).object("user", user).build());
  }
}
