using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit.State;

/// <summary>
/// What torch and .NET keep for the whole program, or for a thread, as it was before some code ran. Code that changes it and does not
/// put it back is right by itself; what runs next is not, and would be blamed.
/// </summary>
public sealed class ProgramState
{
    /// <summary>The words that every sentence about a change has.</summary>
    internal const string Phrase = " when this returns";

    // A line more, below the message of a test that fails for a reason of its own.
    private const string AlsoBegins = "Also: ";
    private const string Also = "\n" + AlsoBegins;

    // What stands between a task's id and a message.
    private const string Bar = " | ";

    private static readonly SeedSetting s_seed = new();

    // Inference mode switches gradients off as well, so it comes before these: one fault is told once.
    private static readonly ISetting[] s_all =
    [
        new Setting<bool>(
            is_inference_mode_enabled,
            SetInferenceMode,
            (_, on) => $"inference mode is left {OnOff(on)}{Phrase}: is a `using` missing before inference_mode(), here or in what it calls?"),
        new Setting<bool>(
            is_grad_enabled,
            on => set_grad_enabled(on),
            (_, on) => $"gradients are left {OnOff(on)}{Phrase}: is a `using` missing before "
                + $"{(on ? "enable_grad" : "no_grad")}(), here or in what it calls?"),
        new Setting<bool>(
            () => AnomalyMode.IsEnabled,
            on => autograd.set_detect_anomaly(on),
            (_, on) => $"the search for anomalies is left {OnOff(on)}{Phrase}: is a `using` missing before detect_anomaly(), here or in what it calls?"),
        new Setting<ScalarType>(
            get_default_dtype,
            set_default_dtype,
            (before, now) => $"new tensors are {now} by default{Phrase}, and were {before}: set_default_dtype is for the whole program. "
                + "The tensors that need another dtype can be made with it."),
        new Setting<string>(
            () => get_default_device().ToString(),
            set_default_device,
            (before, now) => $"new tensors are made on {now} by default{Phrase}, and were on {before}: set_default_device is for the whole program. "
                + "The tensors that belong elsewhere can be made there."),
        new Setting<int>(
            get_num_threads,
            set_num_threads,
            (before, now) => $"torch works in {Threads(now)}{Phrase}, and did in {Threads(before)}: set_num_threads is for the whole program."),
        s_seed,
        new ScopeSetting(),
        new Setting<TextWriter>(() => Console.Out, Console.SetOut, (_, _) => Replaced("Console.Out")),
        new Setting<TextWriter>(() => Console.Error, Console.SetError, (_, _) => Replaced("Console.Error")),
        new Setting<TextReader>(() => Console.In, Console.SetIn, (_, _) => Replaced("Console.In")),
        Culture(() => CultureInfo.CurrentCulture, culture => CultureInfo.CurrentCulture = culture!, nameof(CultureInfo.CurrentCulture)),
        Culture(() => CultureInfo.CurrentUICulture, culture => CultureInfo.CurrentUICulture = culture!, nameof(CultureInfo.CurrentUICulture)),
        Culture(
            () => CultureInfo.DefaultThreadCurrentCulture,
            culture => CultureInfo.DefaultThreadCurrentCulture = culture,
            nameof(CultureInfo.DefaultThreadCurrentCulture)),
        Culture(
            () => CultureInfo.DefaultThreadCurrentUICulture,
            culture => CultureInfo.DefaultThreadCurrentUICulture = culture,
            nameof(CultureInfo.DefaultThreadCurrentUICulture)),
        new FolderSetting(),
    ];

    private readonly Func<string?>[] _putBack = [.. s_all.Select(setting => setting.Remember())];

    private ProgramState()
    {
    }

    /// <summary>Remembers it as it is now, to be put back on the same thread.</summary>
    public static ProgramState Remember() => new();

    /// <summary>Puts everything back that has changed.</summary>
    /// <param name="mayReseed">Whether it is right to have seeded torch's generator.</param>
    /// <returns>A sentence for each change; none if nothing has changed.</returns>
    public IReadOnlyList<string> PutBack(bool mayReseed = false)
    {
        var left = new List<string>();
        foreach (var (setting, putBack) in s_all.Zip(_putBack))
        {
            if (putBack() is { } sentence && !(mayReseed && setting == s_seed))
            {
                left.Add(sentence);
            }
        }

        return left;
    }

    /// <summary>The message of a test that failed for a reason of its own and left changes behind as well.</summary>
    /// <param name="message">The test's own message.</param>
    /// <param name="left">The sentences about the changes.</param>
    public static string Append(string message, IEnumerable<string> left) =>
        string.Concat(left.Select(sentence => Also + sentence).Prepend(message));

    /// <summary>Takes a message apart that <see cref="Append"/> may have put together.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The test's own message, and the lines below it about changes.</returns>
    public static (string Own, string Left) Split(string message) =>
        message.IndexOf(Also, StringComparison.Ordinal) is >= 0 and var start ? (message[..start], message[start..]) : (message, "");

    /// <summary>The sentences about changes in a failed test's message, whatever else it says.</summary>
    /// <param name="message">The message, with the task's id in front or without.</param>
    public static IEnumerable<string> Sentences(string message) =>
        from line in message.Split('\n')
        where line.Contains(Phrase, StringComparison.Ordinal)
        let bar = line.IndexOf(Bar, StringComparison.Ordinal)
        let sentence = bar < 0 ? line : line[(bar + Bar.Length)..]
        select sentence.StartsWith(AlsoBegins, StringComparison.Ordinal) ? sentence[AlsoBegins.Length..] : sentence;

    /// <summary>Whether a message is about changes that were left behind, and about nothing else.</summary>
    /// <param name="message">A failed test's message.</param>
    public static bool Says(string message) => Split(message).Own.Split('\n')[0].Contains(Phrase, StringComparison.Ordinal);

    // Inference mode ends when the object that began it is disposed, and the code that has it is gone. Another one that begins the
    // opposite does the same, as long as it is never disposed: not by the collector either.
    private static void SetInferenceMode(bool on) => GC.SuppressFinalize(inference_mode(on));

    private static Setting<CultureInfo?> Culture(Func<CultureInfo?> read, Action<CultureInfo?> write, string name) => new(
        read,
        write,
        (_, _) => $"CultureInfo.{name} is another one{Phrase}: it is the whole program's. What writes and reads numbers can be handed a culture "
            + "of its own.");

    private static string Replaced(string what) => $"{what} is another one{Phrase}: who replaces it has to put it back.";

    private static string OnOff(bool on) => on ? "on" : "off";

    private static string Threads(int count) => count == 1 ? "one thread" : $"{count} threads";
}
