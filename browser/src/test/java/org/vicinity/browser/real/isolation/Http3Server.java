package org.vicinity.browser.real.isolation;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.DefaultHttp3SettingsFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.handler.codec.http3.Http3ServerConnectionHandler;
import io.netty.handler.codec.http3.Http3Settings;
import io.netty.handler.codec.http3.Http3SettingsFrame;
import io.netty.handler.codec.quic.InsecureQuicTokenHandler;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * HTTP/3 on a UDP port of the loopback interface, with WebTransport sessions that are accepted and
 * never used. It notes every request, the extended CONNECT of a session (RFC 9220) included.
 */
final class Http3Server implements AutoCloseable {
  private static final long STREAMS = 100;
  private static final long WINDOW = 1 << 20;

  /** WebTransport over HTTP/3, drafts 2 and 7: the settings by which a server offers sessions. */
  private static final long OFFERS_SESSIONS = 0x2b603742L;

  private static final long MAX_SESSIONS = 0xc671706aL;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Set<String> reached = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final Channel socket;

  /** Starts a server with that certificate on that port. */
  Http3Server(KeyPair key, X509Certificate certificate, int port) throws InterruptedException {
    QuicSslContext tls =
        QuicSslContextBuilder.forServer(key.getPrivate(), null, certificate)
            .applicationProtocols(Http3.supportedApplicationProtocols())
            .build();
    ChannelHandler codec =
        Http3.newQuicServerCodecBuilder()
            .sslContext(tls)
            .maxIdleTimeout(1, TimeUnit.MINUTES)
            .initialMaxData(WINDOW)
            .initialMaxStreamDataBidirectionalLocal(WINDOW)
            .initialMaxStreamDataBidirectionalRemote(WINDOW)
            .initialMaxStreamDataUnidirectional(WINDOW)
            .initialMaxStreamsBidirectional(STREAMS)
            .initialMaxStreamsUnidirectional(STREAMS)
            .datagram((int) STREAMS, (int) STREAMS)
            .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    accept(connection);
                  }
                })
            .build();
    socket =
        new Bootstrap()
            .group(loop)
            .channel(NioDatagramChannel.class)
            .handler(codec)
            .bind("127.0.0.1", port)
            .sync()
            .channel();
  }

  private void accept(Channel connection) {
    connections.incrementAndGet();
    connection
        .pipeline()
        .addLast(
            new Http3ServerConnectionHandler(
                new ChannelInitializer<QuicStreamChannel>() {
                  @Override
                  protected void initChannel(QuicStreamChannel stream) {
                    stream.pipeline().addLast(new Answer());
                  }
                },
                null,
                type -> new Ignore(),
                settings(),
                true,
                (identifier, value) -> true));
  }

  private static Http3SettingsFrame settings() {
    Http3Settings settings =
        new Http3Settings((identifier, value) -> true)
            .enableConnectProtocol(true)
            .enableH3Datagram(true);
    settings.put(OFFERS_SESSIONS, 1L);
    settings.put(MAX_SESSIONS, 1L);
    return new DefaultHttp3SettingsFrame(settings);
  }

  /** Notes a request and accepts it, as a session if it asks for one. */
  private final class Answer extends Http3RequestStreamInboundHandler {
    @Override
    protected void channelRead(ChannelHandlerContext stream, Http3HeadersFrame request) {
      reached.add(request.headers().path().toString());
      DefaultHttp3HeadersFrame answer = new DefaultHttp3HeadersFrame();
      answer.headers().status("200").add("sec-webtransport-http3-draft", "draft02");
      stream.writeAndFlush(answer);
    }

    @Override
    protected void channelRead(ChannelHandlerContext stream, Http3DataFrame data) {
      data.release();
    }

    @Override
    protected void channelInputClosed(ChannelHandlerContext stream) {
      stream.close();
    }
  }

  /** The streams within a session say nothing of interest. */
  private static final class Ignore extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }
  }

  /** Returns the paths of all requests so far. */
  List<String> reached() {
    return List.copyOf(reached);
  }

  /** Returns how many connections were begun, so far. */
  int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    socket.close().syncUninterruptibly();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
