using FluentAssertions;
using Katas.Checker.Trying.Editing;
using Katas.Checker.Trying.Messages;
using NUnit.Framework;

namespace Katas.Tests.Checker.Trying;

/// <summary>Keys go in, and a screen and a piece of code come out.</summary>
public sealed class LineEditorTests
{
    private const int Width = 30;

    private TerminalScreen screen;
    private Keys keys;
    private LineHistory history;
    private LineEditor editor;

    [SetUp]
    public void Start()
    {
        screen = new TerminalScreen(Width, 8);
        keys = new Keys(() => screen.Text);
        history = new LineHistory(null);
        editor = new LineEditor(
            new KeyReader(keys),
            new LineView(screen, () => (Width, 8), isPlain: false),
            screen,
            history,
            (text, cursor) => new Completions(
                text.LastIndexOf('.', cursor - 1) + 1,
                [.. new[] { "softmax", "softplus", "sum" }.Where(name => name.StartsWith(text[(text.LastIndexOf('.', cursor - 1) + 1)..cursor]))]));
    }

    [TearDown]
    public void End() => screen.Dispose();

    [Test]
    public void A_line_is_read()
    {
        Read("1 + 1", Key(ConsoleKey.Enter)).Should().Be("1 + 1");

        screen.Text.Should().Be("01> 1 + 1\n|");
    }

    [Test]
    public void What_is_not_complete_goes_on()
    {
        Read("f(", Key(ConsoleKey.Enter), "1)", Key(ConsoleKey.Enter)).Should().Be("f(\n1)");

        screen.Text.Should().Be("01> f(\n  . 1)\n|");
    }

    [Test]
    public void An_empty_line_ends_what_never_gets_complete() =>
        Read("f(", Key(ConsoleKey.Enter), Key(ConsoleKey.Enter)).Should().Be("f(\n");

    [TestCase("var a = f(1)", "var a = f(1);")]
    [TestCase("int a", "int a;")]
    [TestCase("f(); var a = 2", "f(); var a = 2;")]
    public void A_declaration_gets_the_semicolon_that_it_lacks(string typed, string read) =>
        Read(typed, Key(ConsoleKey.Enter)).Should().Be(read);

    [TestCase("var a = f(1,")]
    [TestCase("if (a)")]
    [TestCase("int F(int a)")]
    [TestCase("var a =")]
    public void What_lacks_more_than_a_semicolon_goes_on(string typed) =>
        Read(typed, Key(ConsoleKey.Enter), Key(ConsoleKey.Enter)).Should().Be($"{typed}\n");

    [Test]
    public void A_command_is_complete_as_it_is() => Read(":vars (", Key(ConsoleKey.Enter)).Should().Be(":vars (");

    [Test]
    public void A_long_line_is_broken_and_the_cursor_is_where_it_belongs()
    {
        Read(new string('a', 40), Look, Key(ConsoleKey.Home), Look, Key(ConsoleKey.Enter));

        keys.Seen[0].Should().Be($"01> {new string('a', 25)}\n    {new string('a', 15)}|");
        keys.Seen[1].Should().Be($"01> |{new string('a', 25)}\n    {new string('a', 15)}");
    }

    [Test]
    public void A_line_that_fills_the_terminal_leaves_the_cursor_on_the_next_character()
    {
        Read(new string('a', 26), Look, Key(ConsoleKey.LeftArrow), Look, Key(ConsoleKey.Enter));

        keys.Seen[0].Should().Be($"01> {new string('a', 25)}\n    a|");
        keys.Seen[1].Should().Be($"01> {new string('a', 25)}\n    |a");
    }

    [Test]
    public void Code_that_is_higher_than_the_terminal_shows_the_part_around_the_cursor()
    {
        string code = "{\n" + string.Join("\n", Enumerable.Range(0, 20).Select(i => $"f({i});")) + "\n}";
        Read(Paste(code), Look, Key(ConsoleKey.Enter)).Should().Be(code);

        keys.Seen[0].Should().Contain("f(19);").And.EndWith("}|").And.NotContain("f(0);");
        keys.Seen[0].Split('\n').Length.Should().BeLessThanOrEqualTo(8);
    }

    [Test]
    public void Pasted_text_is_not_run_until_it_is_confirmed()
    {
        Read(Paste("var a = 1;\r\tvar b = 2;\r"), Look, Key(ConsoleKey.Enter)).Should().Be("var a = 1;\n    var b = 2;");

        keys.Seen[0].Should().Be("01> var a = 1;\n  .     var b = 2;|");
    }

    [Test]
    public void An_escape_that_is_no_paste_loses_no_keys() =>
        Read(":", Key(ConsoleKey.Escape), "[2x", Key(ConsoleKey.Enter)).Should().Be(":[2x");

    [Test]
    public void Earlier_lines_come_back_and_what_was_typed_is_not_lost()
    {
        Read("first", Key(ConsoleKey.Enter));
        Read("second", Key(ConsoleKey.Enter));

        Read("dra", Key(ConsoleKey.UpArrow), Key(ConsoleKey.UpArrow), Look, Key(ConsoleKey.UpArrow), Key(ConsoleKey.DownArrow),
            Key(ConsoleKey.DownArrow), "ft", Key(ConsoleKey.Enter)).Should().Be("draft");

        keys.Seen[0].Should().EndWith("01> first|");
    }

    [Test]
    public void Up_moves_within_code_of_several_lines_before_it_leafs()
    {
        Read("earlier", Key(ConsoleKey.Enter));

        Read(Paste("{\na\n}"), Key(ConsoleKey.UpArrow), Key(ConsoleKey.UpArrow), Look, Key(ConsoleKey.UpArrow), Key(ConsoleKey.Enter))
            .Should().Be("earlier");

        keys.Seen[0].Should().Contain("01> {|\n");
    }

    [Test]
    public void A_tab_types_what_all_names_have_in_common_then_shows_them_then_takes_the_only_one()
    {
        Read("q.so", Key(ConsoleKey.Tab), Look, Key(ConsoleKey.Tab), Look, "m", Key(ConsoleKey.Tab), Look, Key(ConsoleKey.Enter))
            .Should().Be("q.softmax");

        keys.Seen[0].Should().Be("01> q.soft|");
        keys.Seen[1].Should().Be("01> q.soft|\nsoftmax   softplus");
        keys.Seen[2].Should().Be("01> q.softmax|");
    }

    [Test]
    public void A_tab_completes_commands() => Read(":rel", Key(ConsoleKey.Tab), Key(ConsoleKey.Enter)).Should().Be(":reload");

    [Test]
    public void Ctrl_C_throws_the_line_away_on_an_empty_one_says_how_to_end_and_twice_ends()
    {
        Read("half of it", Key(ConsoleKey.C, ConsoleModifiers.Control)).Should().BeEmpty();
        Read(Key(ConsoleKey.C, ConsoleModifiers.Control)).Should().BeEmpty();
        screen.Text.Should().Contain("Ctrl-C again or :quit ends.");

        Read("1", Key(ConsoleKey.Enter)).Should().Be("1");
        Read(Key(ConsoleKey.C, ConsoleModifiers.Control)).Should().BeEmpty("something was typed in between");
        Read(Key(ConsoleKey.C, ConsoleModifiers.Control)).Should().BeNull();
    }

    [Test]
    public void Ctrl_D_ends_on_an_empty_line_and_deletes_on_others()
    {
        Read(Key(ConsoleKey.D, ConsoleModifiers.Control)).Should().BeNull();
        Read("ab", Key(ConsoleKey.Home), Key(ConsoleKey.D, ConsoleModifiers.Control), Key(ConsoleKey.Enter)).Should().Be("b");
    }

    [Test]
    public void Alt_Enter_starts_a_line() =>
        Read("a;", Key(ConsoleKey.Enter, ConsoleModifiers.Alt), "b;", Key(ConsoleKey.Enter)).Should().Be("a;\nb;");

    [Test]
    public void Editing_keys_edit() =>
        Read("one two", Key(ConsoleKey.W, ConsoleModifiers.Control), "three;", Key(ConsoleKey.A, ConsoleModifiers.Control), "f ",
            Key(ConsoleKey.K, ConsoleModifiers.Control), Key(ConsoleKey.Y, ConsoleModifiers.Control), Key(ConsoleKey.Enter))
            .Should().Be("f one three;");

    [Test]
    public void Wide_characters_take_two_columns()
    {
        Read("\"注意\"", Look, Key(ConsoleKey.Enter));

        screen.Column.Should().Be(0);
        keys.Cursor[0].Should().Be(4 + 6);
    }

    private static ConsoleKeyInfo Look => new('\0', ConsoleKey.F24, false, false, false);

    private static ConsoleKeyInfo Key(ConsoleKey key, ConsoleModifiers modifiers = 0) => new(
        key switch
        {
            ConsoleKey.Escape => '\u001b',
            ConsoleKey.Enter => '\r',
            ConsoleKey.Tab => '\t',
            _ => '\0',
        },
        key,
        modifiers.HasFlag(ConsoleModifiers.Shift),
        modifiers.HasFlag(ConsoleModifiers.Alt),
        modifiers.HasFlag(ConsoleModifiers.Control));

    /// <summary>As terminals send it, the text between two sequences, each key by key.</summary>
    private static string Paste(string text) => $"\u001b[200~{text}\u001b[201~";

    private string Read(params object[] strokes)
    {
        keys.Type(strokes.SelectMany(stroke => stroke is ConsoleKeyInfo key
            ? [key]
            : ((string)stroke).Select(character => new ConsoleKeyInfo(
                character,
                character switch
                {
                    '\u001b' => ConsoleKey.Escape,
                    '\r' => ConsoleKey.Enter,
                    _ => ConsoleKey.NoName,
                },
                false,
                false,
                false))));
        return editor.Read("01> ")!;
    }

    private sealed class Keys(Func<string> look) : IKeys
    {
        private readonly Queue<ConsoleKeyInfo> waiting = new();

        public List<string> Seen { get; } = [];

        public List<int> Cursor { get; } = [];

        // The editor draws when no key is waiting; a look is taken at what it has drawn.
        public bool AreWaiting => waiting.TryPeek(out var next) && next.Key != ConsoleKey.F24;

        public void Type(IEnumerable<ConsoleKeyInfo> keys) => keys.ToList().ForEach(waiting.Enqueue);

        public ConsoleKeyInfo Next()
        {
            while (waiting.TryPeek(out var next) && next.Key == ConsoleKey.F24)
            {
                waiting.Dequeue();
                string text = look();
                Seen.Add(text);
                Cursor.Add(text.Split('\n')[^1].IndexOf('|'));
            }

            return waiting.Dequeue();
        }
    }
}
