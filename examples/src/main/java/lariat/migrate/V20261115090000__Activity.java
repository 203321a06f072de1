package lariat.migrate;

import dev.cyclonelariat.migration.Migration;

/** Fanout to fanout: what some topics take reaches every reader of another one. */
public final class V20261115090000__Activity extends Migration {

  @Override
  public void up() {
    var activity = topic("activity").publisher("any");
    create(activity);
    subscribe(topic("user_created"), activity);
    subscribe(topic("invoice_paid").publisher("billing"), activity);
    for (String reader : new String[] {"feed", "search"}) {
      create(queue("activity").publisher("any").dest(reader));
      subscribe(activity, queue("activity").publisher("any").dest(reader));
    }
  }
}
