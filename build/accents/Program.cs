using System.Globalization;
using System.Text;
using Katas.Lesson11;

// Writes given/11/AccentTable.cs: what every letter consists of, and which accents stand before which, as the system's
// Unicode tables (ICU) have it. It is not in Katas.sln: the table was made once, and is made again for a new Unicode.
//
// dotnet run --project build/accents             writes the table
// dotnet run --project build/accents -- --check  compares Accents.Decompose with ICU, on all letters and on random texts
if (args is not ([] or ["--check"]))
{
    Console.Error.WriteLine("Usage: dotnet run --project build/accents [-- --check]");
    return 2;
}

if ("\u00E9".Normalize(NormalizationForm.FormD).Length != 2)
{
    Console.Error.WriteLine("ICU is not there: the system's string.Normalize returns its input.");
    return 2;
}

string[] letters = [.. Enumerable.Range(0, 0x110000).Where(IsLetter).Select(char.ConvertFromUtf32)];
return args is [] ? Write() : Check();

int Write()
{
    var apart = letters.Where(letter => Apart(letter) != letter && !IsSyllable(letter));
    var marks = letters.Where(IsMark).ToList();
    marks.Sort(Compare);

    // Marks of the same order keep their places, so that numbers in sequence do for Unicode's own.
    var orders = new List<List<string>>();
    foreach (string mark in marks)
    {
        if (orders is [] || Compare(orders[^1][0], mark) != 0)
        {
            orders.Add([]);
        }

        orders[^1].Add(mark);
    }

    var text = new StringBuilder();
    text.Append("""
        using System.Globalization;

        namespace Katas.Lesson11;

        /// <summary>What letters consist of. Written by build/accents, which asks ICU; not by hand.</summary>
        internal static class AccentTable
        {
            /// <summary>For each letter that consists of several, these; Korean syllables are not in it.</summary>
            public static readonly Dictionary<string, string> Parts = Read(PartsText)
                .ToDictionary(entry => entry[0], entry => string.Concat(entry[1..]));

            /// <summary>For each accent a number, by which several of one letter are put in order.</summary>
            public static readonly Dictionary<string, int> Orders = Read(OrdersText)
                .SelectMany((marks, index) => marks.Select(mark => (mark, order: index + 1)))
                .ToDictionary(entry => entry.mark, entry => entry.order);

            // C0 41 300: À consists of A and the accent U+0300.

        """.ReplaceLineEndings("\n"));
    Append(text, "PartsText", apart.Select(letter => Hex([letter, .. Runes(Apart(letter))])));
    text.Append("\n    // Accents of the same place at the letter, from the inmost to the outmost.\n");
    Append(text, "OrdersText", orders.Select(order => Hex(order.OrderBy(mark => char.ConvertToUtf32(mark, 0)))));
    text.Append("""

            private static IEnumerable<string[]> Read(string text) => text
                .Split(';')
                .Select(entry => entry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Letter).ToArray());

            private static string Letter(string hex) =>
                char.ConvertFromUtf32(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        """.ReplaceLineEndings("\n"));

    string path = Path.Combine(Folder(), "given", "11", "AccentTable.cs");
    File.WriteAllText(path, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    Console.WriteLine($"{path}: {text.Length} bytes");
    return 0;
}

int Check()
{
    int different = letters.Count(letter => Accents.Decompose(letter) != Apart(letter));
    string[] interesting = [.. letters.Where(letter => IsMark(letter) || Apart(letter) != letter), "a", "b", " "];
    var random = new Random(1);
    for (int i = 0; i < 500_000; i++)
    {
        string text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => interesting[random.Next(interesting.Length)]));
        different += Accents.Decompose(text) == text.Normalize(NormalizationForm.FormD) ? 0 : 1;
    }

    Console.WriteLine($"{letters.Length:N0} letters and 500,000 random texts: {different} are taken apart otherwise than by ICU.");
    return different == 0 ? 0 : 1;
}

// Two in each plane, and 32 more, stand for nothing, and string.Normalize refuses them.
static bool IsLetter(int point) => Rune.IsValid(point) && (point & 0xFFFE) != 0xFFFE && point is not (>= 0xFDD0 and <= 0xFDEF);

static string Apart(string letter) => letter.Normalize(NormalizationForm.FormD);

static bool IsSyllable(string letter) => letter[0] is >= '\uAC00' and <= '\uD7A3';

// An accent changes places with one of the inmost order (U+0334) or with one above the letter (U+0301), or is itself of either.
static bool IsMark(string letter) =>
    Apart(letter) == letter && (Swaps(letter, "\u0334") || Swaps("\u0301", letter) || Swaps("\u0345", letter));

static bool Swaps(string first, string second) => Apart(first + second) != first + second;

static int Compare(string left, string right) => Swaps(left, right) ? 1 : Swaps(right, left) ? -1 : 0;

static IEnumerable<string> Runes(string text) => text.EnumerateRunes().Select(rune => rune.ToString());

static string Hex(IEnumerable<string> letters) =>
    string.Join(' ', letters.Select(letter => char.ConvertToUtf32(letter, 0).ToString("X", CultureInfo.InvariantCulture)));

static void Append(StringBuilder text, string name, IEnumerable<string> entries)
{
    const int Widest = 120;
    text.Append(CultureInfo.InvariantCulture, $"    private const string {name} =\n        \"\"\"\n");
    string line = "       ";
    foreach (string word in string.Join("; ", entries).Split(' '))
    {
        if (line.Length + 1 + word.Length > Widest)
        {
            text.Append(line).Append('\n');
            line = "       ";
        }

        line += " " + word;
    }

    text.Append(line).Append("\n        \"\"\";\n");
}

static string Folder()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(folder.FullName, "Katas.sln")))
    {
        folder = folder.Parent ?? throw new DirectoryNotFoundException("There is no Katas.sln above this program.");
    }

    return folder.FullName;
}
