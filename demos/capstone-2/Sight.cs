using Katas.Lesson14;
using static System.FormattableString;

namespace Katas.Capstone2;

/// <summary>What was seen of a model: its answers, and means over what was seen of some of them.</summary>
/// <param name="library">Where the questions are from.</param>
/// <param name="asked">The questions.</param>
/// <param name="answers">What the model answered.</param>
/// <param name="glimpses">What was seen.</param>
/// <param name="induction">The induction score of each head, <c>[layer, head]</c>.</param>
internal sealed class Sight(
    Library library, IReadOnlyList<Asked> asked, IReadOnlyList<string> answers, IReadOnlyList<Glimpse> glimpses, double[,] induction)
{
    private const int MostKinds = 6;

    /// <summary>Each question with its answer.</summary>
    public IReadOnlyList<(Asked Asked, string Answer)> Answers { get; } = [.. asked.Zip(answers)];

    /// <summary>The number of right answers.</summary>
    public int Right => Answers.Count(each => IsRight(each.Asked, each.Answer));

    /// <summary>The kinds of questions that were looked at, the commonest first.</summary>
    public IReadOnlyList<string> Kinds { get; } =
        [.. glimpses.CountBy(each => each.Riddle.Asked.Kind).OrderByDescending(kind => kind.Value).Take(MostKinds).Select(kind => kind.Key)];

    /// <summary>After which part of the stream each row of the lens is.</summary>
    public IReadOnlyList<string> States => glimpses[0].States;

    /// <summary>How many answers were looked at, and how many of them without each head.</summary>
    public (int Seen, int Removed) Counts => (glimpses.Count, glimpses.Count(each => each.Costs is not null));

    /// <summary>The mean loss of an answer's last word.</summary>
    public double Loss => glimpses.Where(each => each.Costs is not null).Average(each => each.Loss);

    /// <summary>The mean share of each part of the stream in the right word's logit, by name.</summary>
    public Dictionary<string, double> Parts => glimpses[0].Parts.Index().ToDictionary(
        part => part.Item, part => glimpses.Average(each => each.PartShares[part.Index]));

    /// <summary>Each head's mean share in the right word's logit.</summary>
    public double[,] Shares => Mean(each => each.Shares);

    /// <summary>Each head's mean attention to the right word in the passage.</summary>
    public double[,] OnAnswer => Mean(each => each.OnAnswer);

    /// <summary>By how much the loss rises without each head, on average.</summary>
    public double[,] Costs => Mean(each => each.Costs);

    /// <summary>The induction score of each head.</summary>
    public double[,] Induction => induction;

    /// <summary>The right word's mean probability after each part of the stream.</summary>
    /// <param name="kind">A kind of question; null for all.</param>
    public double[] Chances(string? kind = null)
    {
        var chosen = glimpses.Where(each => kind is null || each.Riddle.Asked.Kind == kind).ToArray();
        return [.. Enumerable.Range(0, States.Count).Select(state => chosen.Average(each => each.Chances[state]))];
    }

    /// <summary>Whether an answer is right, word by word.</summary>
    public bool IsRight(Asked question, string answer) => library.Encode(answer).SequenceEqual(library.Encode(question.Answer));

    /// <summary>The head with the largest number, and the number.</summary>
    public static (HeadId Head, double Value) Best(double[,] table)
    {
        var all =
            from layer in Enumerable.Range(0, table.GetLength(0))
            from head in Enumerable.Range(0, table.GetLength(1))
            select (new HeadId(layer, head), table[layer, head]);
        return all.MaxBy(each => each.Item2);
    }

    /// <summary>What was seen, in a paragraph.</summary>
    /// <param name="first">What to begin with.</param>
    public string Summary(string first)
    {
        var (question, answer) = Answers[0];
        var (head, score) = Best(Induction);
        return $"{first} Asked \"{question.Question}\" it writes \"{answer}\"; the answer is \"{question.Answer}\". "
            + Invariant($"Of {Answers.Count} answers {Right} are right. On words that repeat without any sense, the head that looks most at what ")
            + Invariant($"came after an earlier copy is {head}: an induction score of {score:0.00}.");
    }

    private double[,] Mean(Func<Glimpse, double[,]?> table)
    {
        double[][,] tables = [.. glimpses.Select(table).OfType<double[,]>()];
        double[,] mean = new double[tables[0].GetLength(0), tables[0].GetLength(1)];
        for (int layer = 0; layer < mean.GetLength(0); layer++)
        {
            for (int head = 0; head < mean.GetLength(1); head++)
            {
                mean[layer, head] = tables.Average(each => each[layer, head]);
            }
        }

        return mean;
    }
}
