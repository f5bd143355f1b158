using FluentAssertions;
using NUnit.Framework;

namespace Katas.Tests.Build;

/// <summary><c>Katas.sln</c> lists each project that is on disk, in the solution folder of its own top folder, and nothing else.</summary>
public sealed class SolutionFileTests
{
    private const string Sample = """
        Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "exercises", "exercises", "{E}"
        EndProject
        Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Lesson01", "exercises\01\Lesson01.csproj", "{1}"
        EndProject
        Global
            GlobalSection(NestedProjects) = preSolution
                {1} = {E}
            EndGlobalSection
        EndGlobal
        """;

    [Test]
    public void It_lists_what_is_on_disk() =>
        SolutionFile.Problems(File.ReadAllText(Path.Combine(Repository.Root, "Katas.sln")), SolutionFile.OnDisk(Repository.Root))
            .Should().BeEmpty();

    [Test]
    public void What_is_as_it_should_be_is_no_problem() =>
        SolutionFile.Problems(Sample, ["exercises/01/Lesson01.csproj"]).Should().BeEmpty();

    [Test]
    public void A_project_that_is_missing_is_named_with_what_adds_it() =>
        SolutionFile.Problems(Sample, ["exercises/01/Lesson01.csproj", "exercises/09/Lesson09.csproj"]).Should().Equal(
            "Katas.sln does not list exercises/09/Lesson09.csproj: `dotnet sln add exercises/09/Lesson09.csproj --solution-folder exercises` adds it.");

    [Test]
    public void A_project_that_is_gone_is_named_with_what_takes_it_out() =>
        SolutionFile.Problems(Sample, []).Should().Equal(
            "Katas.sln lists exercises/01/Lesson01.csproj, which is not there: `dotnet sln remove exercises/01/Lesson01.csproj` takes it out.");

    [Test]
    public void A_solution_folder_with_nothing_in_it_is_named() =>
        SolutionFile.Problems(Sample.Replace("{1} = {E}", ""), ["exercises/01/Lesson01.csproj"]).Should().Equal(
            "Katas.sln has exercises/01/Lesson01.csproj in no solution folder instead of in exercises: `dotnet sln remove exercises/01/Lesson01.csproj`, "
            + "then `dotnet sln add exercises/01/Lesson01.csproj --solution-folder exercises`.",
            "Katas.sln has a solution folder exercises with nothing in it: take its two lines out.");
}
