package dev.cyclonelariat.local.protocol;

import java.util.List;
import java.util.Map;

/** The two ways in which AWS services spell lists and maps in the query protocol. */
interface QueryDialect {

  /** XML namespace of the answers. */
  String namespace();

  /** The form's members by the names of the operation's model. */
  Arguments arguments(FormNode form);

  /** Writes a list as elements called {@code name} in the model. */
  void writeList(XmlWriter out, String operation, String name, List<?> items);

  /** Writes a map as elements called {@code name} in the model. */
  void writeMap(XmlWriter out, String operation, String name, Map<?, ?> entries);
}
