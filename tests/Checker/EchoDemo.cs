namespace Katas.Tests.Checker;

/// <summary>The text of a demonstration that one talks with: it says what was said until now, and has a few words of its own.</summary>
internal static class EchoDemo
{
    /// <summary>What it waits for in the middle of its answer to "slowly": a file of this name in the workbook's folder.</summary>
    public const string Gate = "go-on";

    public const string Code = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using Katas.Toolkit;
        using Spectre.Console;

        namespace Katas.Demos;

        [DemoOption("--talk", DemoOptionKind.Flag, "Talk with an echo.", Converses = true)]
        [DemoOption("--loud", DemoOptionKind.Flag, "Whether it shouts.")]
        public sealed class EchoDemo : IDemo
        {
            private readonly List<string> _said = [];

            public void Run(DemoStage stage)
            {
                if (stage.Conversation is not { } conversation)
                {
                    stage.Console.WriteLine("Nobody talks.");
                    return;
                }

                while (conversation.Listen() is { } said)
                {
                    _said.Add(said);
                    conversation.Answer(said switch
                    {
                        "count" => Count(),
                        "slowly" => Slowly(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(stage.Data))!, "go-on")),
                        "leave" => throw new DemoException("The echo has left."),
                        "flood" => Flood(),
                        "crash" => Crash(),
                        "hang" => Hang(),
                        _ => [string.Join(", ", _said), "!"],
                    });
                }
            }

            private static IEnumerable<string> Count()
            {
                for (int i = 1; ; i++)
                {
                    yield return $"{i} ";
                    Thread.Sleep(50);
                }
            }

            private static IEnumerable<string> Flood()
            {
                while (true)
                {
                    yield return new string('x', 100_000);
                }
            }

            private static IEnumerable<string> Slowly(string gate)
            {
                yield return "The first half, ";
                while (!File.Exists(gate))
                {
                    Thread.Sleep(20);
                }

                yield return "and the second.";
            }

            private static IEnumerable<string> Crash()
            {
                yield return "Ouch";
                Environment.FailFast("the end");
            }

            private static IEnumerable<string> Hang()
            {
                yield return "Hm";
                Thread.Sleep(Timeout.Infinite);
            }
        }

        """;
}
