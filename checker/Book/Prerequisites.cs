namespace Katas.Checker.Book;

/// <summary>The prerequisites of lessons, direct and indirect.</summary>
internal static class Prerequisites
{
    /// <summary>
    /// Some lessons and all that they build on, each after what it builds on; where there is a choice, the lower number comes first.
    /// </summary>
    /// <param name="book">The workbook.</param>
    /// <param name="numbers">The lessons to begin with.</param>
    /// <exception cref="CheckerException">Lessons need one another in a circle.</exception>
    public static IReadOnlyList<Lesson> Closure(Workbook book, IEnumerable<string> numbers)
    {
        var done = new Dictionary<string, Lesson>();
        var order = new List<Lesson>();
        var path = new List<string>();

        void Visit(string number)
        {
            if (done.ContainsKey(number))
            {
                return;
            }

            if (path.Contains(number))
            {
                throw new CheckerException(
                    $"Lessons need one another in a circle: {string.Join(" needs ", path.SkipWhile(one => one != number).Append(number))}. "
                    + "See the line 'Needs:' below the titles of their READMEs.");
            }

            path.Add(number);
            var lesson = book.Lesson(number);
            foreach (string needed in lesson.Needs.Order(StringComparer.Ordinal))
            {
                Visit(needed);
            }

            path.RemoveAt(path.Count - 1);
            done[number] = lesson;
            order.Add(lesson);
        }

        foreach (string number in numbers.Order(StringComparer.Ordinal))
        {
            Visit(number);
        }

        return order;
    }

    /// <summary>Finds what a lesson builds on, without the lesson itself.</summary>
    public static IReadOnlyList<Lesson> Find(Workbook book, Lesson lesson) =>
        [.. Closure(book, [lesson.Number]).Where(other => other.Number != lesson.Number)];

    /// <summary>Finds what a lesson's demonstration builds on, without the lesson itself.</summary>
    public static IReadOnlyList<Lesson> OfDemo(Workbook book, Lesson lesson) =>
        [.. Closure(book, [lesson.Number, .. lesson.DemoNeeds]).Where(other => other.Number != lesson.Number)];

    /// <summary>
    /// The lessons whose demonstrations' files are compiled into a demonstration or a capstone: those it names, and those that these
    /// name, each after those it takes from.
    /// </summary>
    /// <param name="book">The workbook.</param>
    /// <param name="numbers">The lessons that it names.</param>
    public static IReadOnlyList<Lesson> Shown(Workbook book, IEnumerable<string> numbers)
    {
        var order = new List<Lesson>();
        var seen = new HashSet<string>();

        void Visit(string number)
        {
            if (seen.Add(number))
            {
                var lesson = book.Lesson(number);
                foreach (string shown in lesson.Shows)
                {
                    Visit(shown);
                }

                order.Add(lesson);
            }
        }

        foreach (string number in numbers)
        {
            Visit(number);
        }

        return order;
    }
}
