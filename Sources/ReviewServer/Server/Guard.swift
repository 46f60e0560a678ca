#if Server
  import HTTPTypes
  import NIOConcurrencyHelpers
  import NIOCore
  import NIOHTTPTypes

  /// Stands at each connection: puts the safety headers on whatever answer leaves, also on those that the
  /// server gives by itself, and ends what takes too long.
  final class Guard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let crowd: Crowd
    private var deadline: Scheduled<Void>?

    init(_ crowd: Crowd) { self.crowd = crowd }

    func handlerAdded(context: ChannelHandlerContext) { crowd.enter(context.channel) }

    func handlerRemoved(context: ChannelHandlerContext) {
      deadline?.cancel()
      crowd.leave(context.channel)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head:
        crowd.setBusy(true, context.channel)
        let channel = context.channel
        deadline?.cancel()
        deadline = context.eventLoop.scheduleTask(in: .seconds(Limits.requestSeconds)) {
          channel.close(promise: nil)
        }
      case .end:
        deadline?.cancel()
        deadline = nil
      case .body: break
      }
      context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      switch unwrapOutboundIn(data) {
      case .head(var head):
        for (name, value) in SafetyHeaders.all {
          if let name = HTTPField.Name(name), head.headerFields[name] == nil {
            head.headerFields[name] = value
          }
        }
        context.write(wrapOutboundOut(.head(head)), promise: promise)
      case .end:
        crowd.setBusy(false, context.channel)
        context.write(data, promise: promise)
      case .body: context.write(data, promise: promise)
      }
    }
  }

  /// All connections there are.
  ///
  /// When there are too many, those that ask nothing make room, the longest
  /// idle first: whoever opens thousands keeps nobody else out.
  final class Crowd: Sendable {
    private let limit: Int
    private let state = NIOLockedValueBox(State())

    private struct State {
      var turn = 0
      var idle: [ObjectIdentifier: (channel: any Channel, turn: Int)] = [:]
      var busy = 0
      var queue: [(id: ObjectIdentifier, turn: Int)] = []
    }

    init(limit: Int) { self.limit = limit }

    /// Notes a new connection; closes an idle one where that is too many.
    func enter(_ channel: any Channel) {
      rest(channel)
    }

    /// Notes that a connection has ended.
    func leave(_ channel: any Channel) {
      state.withLockedValue { state in
        if state.idle.removeValue(forKey: ObjectIdentifier(channel)) == nil { state.busy -= 1 }
      }
    }

    /// Notes that a request is being answered, or was.
    func setBusy(_ isBusy: Bool, _ channel: any Channel) {
      guard isBusy else { return rest(channel, wasBusy: true) }
      state.withLockedValue { state in
        if state.idle.removeValue(forKey: ObjectIdentifier(channel)) != nil { state.busy += 1 }
      }
    }

    private func rest(_ channel: any Channel, wasBusy: Bool = false) {
      let surplus = state.withLockedValue { state -> (any Channel)? in
        let id = ObjectIdentifier(channel)
        guard state.idle[id] == nil else { return nil }
        if wasBusy { state.busy -= 1 }
        state.turn += 1
        state.idle[id] = (channel, state.turn)
        state.queue.append((id, state.turn))
        if state.queue.count > 4 * limit {
          state.queue = state.queue.filter { state.idle[$0.id]?.turn == $0.turn }
        }
        guard state.idle.count + state.busy > limit else { return nil }
        while let oldest = state.queue.first {
          state.queue.removeFirst()
          if let place = state.idle[oldest.id], place.turn == oldest.turn { return place.channel }
        }
        return nil
      }
      surplus?.close(promise: nil)
    }
  }
#endif
