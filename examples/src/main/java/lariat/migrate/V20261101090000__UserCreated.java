package lariat.migrate;

import dev.cyclonelariat.migration.Migration;
import java.time.Duration;

/** One to many: each reader has a queue of its own. */
public final class V20261101090000__UserCreated extends Migration {

  @Override
  public void up() {
    var created = topic("user_created");
    var dead = queue("user_created").dest("dead");
    var mailer = queue("user_created").dest("mailer");
    var billing = queue("user_created").dest("billing");
    create(created);
    create(dead.retention(Duration.ofDays(14)));
    create(mailer.deadLetters(dead, 5));
    create(billing.deadLetters(dead, 5));
    subscribe(created, mailer);
    subscribe(created, billing);
  }
}
