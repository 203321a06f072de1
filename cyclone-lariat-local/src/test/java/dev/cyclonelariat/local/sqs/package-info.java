@NullMarked
package dev.cyclonelariat.local.sqs;

import org.jspecify.annotations.NullMarked;
