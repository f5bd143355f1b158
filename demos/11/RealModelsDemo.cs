using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson11.Demos;

/// <summary>
/// Lesson 11: the block of lesson 09 with weights that others trained. MiniLM searches and draws a map of sentences, GPT-2 or
/// SmolLM2 goes on with a text, and SmolLM2 chats. Without any of them, tiny models show that the formats are read right.
/// </summary>
[DemoOption("--chat", DemoOptionKind.Flag, "Talk with SmolLM2.", Converses = true)]
[DemoOption("--text", DemoOptionKind.Text, "What the language model goes on with.")]
[DemoOption("--tokens", DemoOptionKind.Integer, "How many tokens it writes at most.", Least = 1)]
public sealed class RealModelsDemo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        var files = new ModelFiles(stage);
        using var scope = NewDisposeScope();
        if (stage.Conversation is { } conversation)
        {
            new ChatPart(stage, files).Run(conversation);
            return;
        }

        Action[] parts = [new SentencesPart(stage, files).Run, new WritingPart(stage, files).Run];
        foreach (var part in files.HasAny ? parts : [.. parts, new TinyPart(stage).Run])
        {
            if (!stage.Cancelled.IsCancellationRequested)
            {
                part();
            }
        }
    }
}
