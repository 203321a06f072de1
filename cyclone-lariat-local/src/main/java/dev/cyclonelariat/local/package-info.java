/** Amazon SNS and SQS inside the JVM, over HTTP on loopback. */
@NullMarked
package dev.cyclonelariat.local;

import org.jspecify.annotations.NullMarked;
