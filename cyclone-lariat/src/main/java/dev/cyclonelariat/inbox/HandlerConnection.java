package dev.cyclonelariat.inbox;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** The connection as handlers get it: its transaction is the inbox's to end. */
final class HandlerConnection implements InvocationHandler {

  private final Connection connection;

  private HandlerConnection(Connection connection) {
    this.connection = connection;
  }

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            HandlerConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new HandlerConnection(connection));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // A connection equals itself and no other.
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (endsTransaction(method, arguments)) {
      throw new IllegalStateException(
          "A handler must not call "
              + method.getName()
              + " on the connection of the inbox, which ends the transaction when the handler has"
              + " ended: commits when it returned, rolls back when it threw");
    }
    if (method.getName().equals("equals") && arguments != null) {
      return proxy == arguments[0];
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static boolean endsTransaction(Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "commit", "close", "abort" -> true;
      case "rollback" -> arguments == null; // Not to a savepoint.
      case "setAutoCommit" -> arguments != null && Boolean.TRUE.equals(arguments[0]);
      default -> false;
    };
  }
}
