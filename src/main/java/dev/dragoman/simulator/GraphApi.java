package dev.dragoman.simulator;

import org.springframework.stereotype.Component;

/** Finds out what a call wants; what the pretend page does not have is "unknown object", as Graph itself says. */
@Component
@WhenSimulating
final class GraphApi {

    private final Network network;
    private final SimulatorSettings settings;
    private final MessagesApi messages;
    private final ConversationsApi conversations;
    private final CommentsApi comments;
    private final CommentNodes nodes;

    GraphApi(
            Network network,
            SimulatorSettings settings,
            Behaviour behaviour,
            MessengerEvents events,
            ConversationsApi conversations,
            CommentsApi comments,
            CommentNodes nodes) {
        this.network = network;
        this.settings = settings;
        this.messages = new MessagesApi(network, behaviour::now, events, MessagingRules.MESSENGER);
        this.conversations = conversations;
        this.comments = comments;
        this.nodes = nodes;
    }

    GraphAnswer answer(GraphCall call) {
        return network.alone(() -> switch (call.edge()) {
            case "messages" -> isPage(call) && call.isPost() ? messages.send(call) : GraphAnswer.noSuchObject();
            case "conversations" ->
                isPage(call) && call.isGet() ? conversations.list(call) : GraphAnswer.noSuchObject();
            case "feed" -> isPage(call) ? feed(call) : GraphAnswer.noSuchObject();
            case "photos" -> isPage(call) && call.isPost() ? comments.publish(call) : GraphAnswer.noSuchObject();
            case "comments" -> comments(call);
            case "likes" -> call.isGet() ? GraphAnswer.noSuchObject() : comments.like(call);
            case "subscribed_apps" ->
                isPage(call) ? SubscribedApps.answer(call, network, settings) : GraphAnswer.noSuchObject();
            case "" -> object(call);
            default -> GraphAnswer.noSuchObject();
        });
    }

    private GraphAnswer feed(GraphCall call) {
        return call.isPost() ? comments.publish(call) : comments.feed();
    }

    private GraphAnswer comments(GraphCall call) {
        if (call.isPost()) {
            return comments.write(call);
        }
        return call.isGet() ? comments.list(call) : GraphAnswer.noSuchObject();
    }

    private GraphAnswer object(GraphCall call) {
        if (call.isPost()) {
            return comments.change(call);
        }
        return call.isDelete() ? comments.delete(call) : read(call);
    }

    private GraphAnswer read(GraphCall call) {
        if (isPage(call)) {
            return GraphAnswer.ok(nodes.page());
        }
        if (call.object().equals(network.postId())) {
            return GraphAnswer.ok(nodes.post());
        }
        Comment comment = network.comment(call.object());
        return comment == null || comment.removed()
                ? GraphAnswer.noSuchObject()
                : GraphAnswer.ok(nodes.comment(comment));
    }

    private boolean isPage(GraphCall call) {
        return call.object().equals("me") || call.object().equals(settings.pageId());
    }
}
