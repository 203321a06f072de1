package lariat.migrate;

import dev.cyclonelariat.migration.Migration;

/** Many to one: several publishers feed one queue, which is named after {@code any}. */
public final class V20261108090000__Audit extends Migration {

  @Override
  public void up() {
    var audit = queue("all").publisher("any").dest("audit");
    create(topic("invoice_paid").publisher("billing"));
    create(audit);
    subscribe(topic("user_created"), audit);
    subscribe(topic("invoice_paid").publisher("billing"), audit);
  }
}
