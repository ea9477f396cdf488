/**
 * What the program keeps on disk from one run to the next: a folder for each wearer, and in it the messages that must
 * arrive at a broker. Knows files and locks; nothing of brokers, nor of what a message says.
 */
@NullMarked
package io.plumbline.gateway.state;

import org.jspecify.annotations.NullMarked;
