using Katas.Toolkit;

namespace Katas.Lesson11.Demos;

/// <summary>A conversation with SmolLM2: what was said stays in its cache, and is not read again.</summary>
/// <param name="stage">The demonstration's stage.</param>
/// <param name="files">Where models are.</param>
internal sealed class ChatPart(DemoStage stage, ModelFiles files)
{
    /// <summary>Talks until nothing more is said.</summary>
    /// <param name="conversation">Who says something.</param>
    public void Run(IConversation conversation)
    {
        if (files.Find(WritingPart.SmolLm) is not { } path)
        {
            throw new DemoException("SmolLM2 is not here. `fetch smollm2` gets it.");
        }

        var (model, tokenizer) = LanguageModel.Open(path);
        using var owned = model;
        using var session = new ChatSession(model, tokenizer);
        while (conversation.Listen() is { } message)
        {
            conversation.Answer(session.Answer(message, stage.Options.Integer("--tokens") ?? 200));
        }
    }
}
