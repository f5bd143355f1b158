using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Lesson11.Demos;

/// <summary>A conversation with SmolLM2: what was said stays in its cache, and is not read again.</summary>
/// <param name="stage">The demonstration's stage.</param>
/// <param name="files">Where models are.</param>
internal sealed class ChatPart(DemoStage stage, ModelFiles files)
{
    /// <summary>Talks until an empty line.</summary>
    public void Run()
    {
        if (files.Find(WritingPart.SmolLm) is not { } path)
        {
            throw new DemoException("SmolLM2 is not here. `fetch smollm2` gets it.");
        }

        var (model, tokenizer) = LanguageModel.Open(path);
        using var session = new ChatSession(model, tokenizer);
        var (answering, stopped) = (false, false);
        ConsoleCancelEventHandler stop = (_, pressed) =>
        {
            pressed.Cancel = answering && !stopped; // a second time, or where nothing is being said, it ends the program
            stopped = true;
        };
        Console.CancelKeyPress += stop;
        try
        {
            stage.Say("Say something; an empty line ends the conversation. Ctrl-C ends an answer, and a second time the program.");
            while (Ask() is { Length: > 0 } message)
            {
                (answering, stopped) = (true, false);
                foreach (string part in session.Answer(message, stage.Options.Integer("--tokens") ?? 200))
                {
                    Console.Write(part);
                    if (stopped)
                    {
                        break;
                    }
                }

                answering = false;
                Console.WriteLine(stopped ? " …" : "");
            }
        }
        finally
        {
            Console.CancelKeyPress -= stop;
            model.Dispose();
        }
    }

    private static string? Ask()
    {
        Console.Write("> ");
        return Console.ReadLine();
    }
}
