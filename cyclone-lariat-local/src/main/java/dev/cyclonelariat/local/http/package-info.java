/**
 * A small HTTP/1.1 server on one thread. Request bodies arrive whole and within fixed limits,
 * answers may be given later without holding a thread, and a slow or hostile client is answered
 * with a 4xx and closed.
 */
@NullMarked
package dev.cyclonelariat.local.http;

import org.jspecify.annotations.NullMarked;
