using Katas.Checker.Trying.Messages;

namespace Katas.Checker.Trying.Editing;

/// <summary>Reads pieces of code in a terminal: editing over several lines, history, completion.</summary>
/// <param name="keys">The keyboard.</param>
/// <param name="view">The terminal.</param>
/// <param name="terminal">The same terminal, for what is not edited.</param>
/// <param name="history">The lines typed before.</param>
/// <param name="complete">Completes the name that ends at a place.</param>
internal sealed class LineEditor(
    KeyReader keys, LineView view, TextWriter terminal, LineHistory history, Func<string, int, Completions> complete) : IPromptInput
{
    private const int MostNames = 60;
    private const int MostRows = 6;
    private const string PasteOn = "\u001b[?2004h";
    private const string PasteOff = "\u001b[?2004l";

    private static readonly string[] Commands = [":help", ":quit", ":reload", ":replay", ":vars"];

    private EditBuffer buffer = new();
    private IReadOnlyList<string> footer = [];

    // Ctrl-C on an empty line was the last that happened.
    private bool isLeaving;

    private enum Step
    {
        GoOn,
        Accept,
        Discard,
        End,
    }

    public string? Read(string prompt)
    {
        buffer = new EditBuffer();
        history.Rest();
        terminal.Write(PasteOn);
        view.Begin();
        try
        {
            while (true)
            {
                if (!keys.AreWaiting)
                {
                    view.Draw(prompt, buffer, footer);
                }

                footer = [];
                switch (Take(keys.Next()))
                {
                    case Step.Accept:
                        Leave(prompt);
                        history.Add(buffer.Text);
                        isLeaving = false;
                        return buffer.Text;
                    case Step.Discard:
                        bool wasEmpty = buffer.Text.Length == 0;
                        Leave(prompt);
                        if (wasEmpty && isLeaving)
                        {
                            return null;
                        }

                        isLeaving = wasEmpty;
                        terminal.Write(wasEmpty ? "Ctrl-C again or :quit ends.\r\n" : "");
                        return "";
                    case Step.End:
                        Leave(prompt);
                        return null;
                }
            }
        }
        finally
        {
            terminal.Write(PasteOff);
            terminal.Flush();
        }
    }

    private static string CommonStart(IReadOnlyList<string> names)
    {
        int length = names.Min(name => name.Length);
        while (names.Any(name => string.Compare(name, 0, names[0], 0, length, StringComparison.Ordinal) != 0))
        {
            length--;
        }

        return names[0][..length];
    }

    /// <summary>Puts the cursor below what was typed.</summary>
    private void Leave(string prompt)
    {
        buffer.Set(buffer.Text);
        footer = [];
        view.Draw(prompt, buffer, footer);
        terminal.Write("\r\n");
    }

    private Step Take(Stroke stroke)
    {
        if (stroke.Pasted is { } pasted)
        {
            buffer.Insert(pasted.TrimEnd('\n', '\r'));
            return Step.GoOn;
        }

        var key = stroke.Key;
        return key.Modifiers.HasFlag(ConsoleModifiers.Control) ? TakeControl(key)
            : key.Modifiers.HasFlag(ConsoleModifiers.Alt) ? TakeAlt(key)
            : TakePlain(key);
    }

    private Step TakePlain(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return Enter();
            case ConsoleKey.Backspace:
                buffer.Backspace();
                break;
            case ConsoleKey.Delete:
                buffer.Delete();
                break;
            case ConsoleKey.LeftArrow:
                buffer.Left();
                break;
            case ConsoleKey.RightArrow:
                buffer.Right();
                break;
            case ConsoleKey.Home:
                buffer.Home();
                break;
            case ConsoleKey.End:
                buffer.End();
                break;
            case ConsoleKey.UpArrow when !buffer.IsOnFirstLine:
                buffer.Up();
                break;
            case ConsoleKey.UpArrow:
                Leaf(history.Earlier(buffer.Text));
                break;
            case ConsoleKey.DownArrow when !buffer.IsOnLastLine:
                buffer.Down();
                break;
            case ConsoleKey.DownArrow:
                Leaf(history.Later());
                break;
            case ConsoleKey.Tab:
                Tab();
                break;
            default:
                Type(key);
                break;
        }

        return Step.GoOn;
    }

    private Step TakeControl(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.C:
                return Step.Discard;
            case ConsoleKey.D when buffer.Text.Length == 0:
                return Step.End;
            case ConsoleKey.D:
                buffer.Delete();
                break;
            case ConsoleKey.A:
                buffer.Home();
                break;
            case ConsoleKey.E:
                buffer.End();
                break;
            case ConsoleKey.B:
                buffer.Left();
                break;
            case ConsoleKey.F:
                buffer.Right();
                break;
            case ConsoleKey.P:
                Leaf(history.Earlier(buffer.Text));
                break;
            case ConsoleKey.N:
                Leaf(history.Later());
                break;
            case ConsoleKey.K:
                buffer.CutToLineEnd();
                break;
            case ConsoleKey.U:
                buffer.CutToLineStart();
                break;
            case ConsoleKey.W or ConsoleKey.Backspace:
                buffer.CutWordBefore();
                break;
            case ConsoleKey.Y:
                buffer.Paste();
                break;
            case ConsoleKey.L:
                terminal.Write("\u001b[H\u001b[2J");
                view.Begin();
                break;
            case ConsoleKey.LeftArrow:
                buffer.WordLeft();
                break;
            case ConsoleKey.RightArrow:
                buffer.WordRight();
                break;
            case ConsoleKey.J or ConsoleKey.M or ConsoleKey.Enter:
                return Enter();
            case ConsoleKey.H:
                buffer.Backspace();
                break;
            default:
                Type(key); // AltGr is Ctrl with Alt to some systems, and types
                break;
        }

        return Step.GoOn;
    }

    private Step TakeAlt(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                buffer.NewLine();
                break;
            case ConsoleKey.LeftArrow or ConsoleKey.B:
                buffer.WordLeft();
                break;
            case ConsoleKey.RightArrow or ConsoleKey.F:
                buffer.WordRight();
                break;
            case ConsoleKey.Backspace:
                buffer.CutWordBefore();
                break;
            default:
                Type(key);
                break;
        }

        return Step.GoOn;
    }

    private void Type(ConsoleKeyInfo key)
    {
        if (key.KeyChar == '}')
        {
            buffer.InsertBrace();
        }
        else if (!char.IsControl(key.KeyChar))
        {
            buffer.Insert(key.KeyChar.ToString());
        }
    }

    /// <summary>Complete code is run; incomplete code goes on, until an empty line says that this is all.</summary>
    private Step Enter()
    {
        string text = buffer.Text;
        bool endsInEmptyLine = text.Contains('\n') && text[(text.LastIndexOf('\n') + 1)..].Trim().Length == 0 && buffer.Cursor == text.Length;
        if (text.TrimStart().StartsWith(':') || endsInEmptyLine || Submissions.IsComplete(text))
        {
            return Step.Accept;
        }

        if (Submissions.Ended(text) is var ended && ended != text)
        {
            buffer.Set(ended);
            return Step.Accept;
        }

        buffer.NewLine();
        return Step.GoOn;
    }

    private void Leaf(string? entry)
    {
        if (entry is not null)
        {
            buffer.Set(entry);
        }
    }

    private void Tab()
    {
        if (buffer.Text.StartsWith(':'))
        {
            Choose(0, [.. Commands.Where(command => command.StartsWith(buffer.Text, StringComparison.Ordinal))]);
        }
        else if (!buffer.IndentAtLineStart())
        {
            var (start, names) = complete(buffer.Text, buffer.Cursor);
            Choose(start, names);
        }
    }

    /// <summary>Types what all names have in common; if that adds nothing, lists the names.</summary>
    private void Choose(int start, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        string typed = buffer.Text[start..buffer.Cursor];
        var same = names.Where(name => name.StartsWith(typed, StringComparison.Ordinal)).ToList();
        var candidates = same.Count > 0 ? same : names;
        string common = CommonStart(candidates);
        if (common.Length > typed.Length || candidates.Count == 1)
        {
            buffer.Complete(start, common);
        }
        else
        {
            footer = Table(candidates);
        }
    }

    private static IReadOnlyList<string> Table(IReadOnlyList<string> names)
    {
        const int LineWidth = 76;
        var shown = names.Take(MostNames).ToList();
        int width = Math.Min(shown.Max(name => name.Length) + 2, LineWidth);
        var rows = shown.Chunk(Math.Max(1, LineWidth / width)).Select(row => string.Concat(row.Select(name => name.PadRight(width))).TrimEnd()).ToList();
        int hidden = names.Count - shown.Count;
        return rows.Count > MostRows || hidden > 0
            ? [.. rows.Take(MostRows), $"… {names.Count} names in all; type on for fewer"]
            : rows;
    }
}
