package dev.wasmath.dashboard;

import com.sun.net.httpserver.HttpExchange;
import dev.wasmath.dashboard.Refusal.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The event streams of the pages that are open (server-sent events). One thread sends; each stream
 * is written by the virtual thread of its request. A stream that is slow misses messages, and one
 * that takes nothing for a while is closed by {@link Patience}: nobody waits for it.
 */
final class Streams implements AutoCloseable {
  /** More are refused. */
  static final int MOST = 256;

  private static final int WAITING = 2;
  private static final long QUIET_SECONDS = 15;

  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private final Semaphore room = new Semaphore(MOST);
  private final Patience patience;
  private volatile byte[] latest = {};

  Streams(Patience patience) {
    this.patience = patience;
  }

  /** A stream, and what it has not sent yet. */
  private static final class Stream {
    private final Thread thread = Thread.currentThread();
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING);

    void offer(byte[] message) {
      while (!waiting.offer(message)) {
        waiting.poll();
      }
    }
  }

  /** Sends a message to all, and keeps it for those who come next. */
  void send(String event, byte[] data) {
    byte[] message = message(event, data);
    latest = message;
    open.forEach(stream -> stream.offer(message));
  }

  private static byte[] message(String event, byte[] data) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(data.length + 32);
    message.writeBytes(("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8));
    message.writeBytes(data);
    message.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
    return message.toByteArray();
  }

  /** How many there are. */
  int count() {
    return open.size();
  }

  /** Serves one stream until its reader goes away. */
  void serve(HttpExchange exchange) throws IOException, RefusedException {
    Stream stream = new Stream();
    if (!room.tryAcquire()) {
      throw new RefusedException(503, MOST + " pages look on already");
    }
    open.add(stream);
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      try (Patience.Span _ = patience.waiting()) {
        exchange.sendResponseHeaders(200, 0);
      }
      write(exchange, stream);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(stream);
      room.release();
    }
  }

  private void write(HttpExchange exchange, Stream stream)
      throws IOException, InterruptedException {
    OutputStream out = exchange.getResponseBody();
    byte[] message = concat("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8), latest);
    while (!Thread.currentThread().isInterrupted()) {
      try (Patience.Span _ = patience.waiting()) {
        out.write(message);
        out.flush();
      }
      byte[] next = stream.waiting.poll(QUIET_SECONDS, TimeUnit.SECONDS);
      message = next == null ? ":\n\n".getBytes(StandardCharsets.UTF_8) : next;
    }
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  @Override
  public void close() {
    open.forEach(stream -> stream.thread.interrupt());
  }
}
