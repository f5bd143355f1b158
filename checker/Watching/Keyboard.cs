using Katas.Checker.Watching.Signals;

namespace Katas.Checker.Watching;

/// <summary>Reads keys, or lines where there is no terminal, on a thread of its own that ends with the process.</summary>
internal static class Keyboard
{
    /// <summary>Starts reading the keys of a terminal.</summary>
    public static void ReadKeys(Action<Signal> post) => Begin(() =>
    {
        while (true)
        {
            post(new Pressed(WatchKeys.Translate(Console.ReadKey(intercept: true))));
        }
    });

    /// <summary>Starts reading lines: the first character of each is the key.</summary>
    public static void ReadLines(TextReader input, Action<Signal> post) => Begin(() =>
    {
        while (input.ReadLine() is { } line)
        {
            if (line.Trim() is [var key, ..])
            {
                post(new Pressed(char.ToLowerInvariant(key)));
            }
        }

        post(new InputEnded());
    });

    private static void Begin(Action read) => new Thread(() =>
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // The terminal went away under it; Ctrl-C and the end of the process still work.
        }
    })
    {
        IsBackground = true,
        Name = "keys",
    }.Start();
}
