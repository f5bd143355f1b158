using FluentAssertions;
using Katas.Checker.Showing;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>When the page has to be built, and whether anything could be opened here.</summary>
public sealed class PageProgramTests
{
    private static readonly DateTime Built = new(2026, 5, 4, 12, 0, 0, DateTimeKind.Utc);

    private TemporaryFolder folder;
    private PageProgram page;

    [SetUp]
    public void Build()
    {
        folder = new TemporaryFolder();
        page = new PageProgram(folder.Path, "Debug");
        Write("page/Page.csproj", Built.AddDays(-1));
        Write("page/wwwroot/page.css", Built.AddDays(-1));
        Write("checker/obj/Debug/net10.0/ref/checker.dll", Built.AddHours(-1));
        Write("page/bin/Debug/net10.0/page.dll", Built);
        File.Copy(typeof(PageProgram).Assembly.Location, PathOf("page/bin/Debug/net10.0/checker.dll"));
    }

    [TearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void What_was_built_from_this_is_not_built_again() => page.IsOutdated.Should().BeFalse();

    [Test]
    public void What_is_not_there_is_built()
    {
        File.Delete(page.Path);

        page.IsOutdated.Should().BeTrue();
    }

    [TestCase("page/wwwroot/page.css", true)]
    [TestCase("page/Components/New.razor", true)]
    [TestCase("checker/obj/Debug/net10.0/ref/checker.dll", true)]
    [TestCase("page/obj/project.assets.json", false)]
    [TestCase("page/bin/Debug/net10.0/page.pdb", false)]
    [TestCase("page/.page.css.swp", false)]
    public void Newer_sources_count_and_nothing_that_a_build_or_an_editor_made(string changed, bool isOutdated)
    {
        Write(changed, Built.AddHours(1));

        page.IsOutdated.Should().Be(isOutdated);
    }

    [Test]
    public void Another_checker_counts()
    {
        File.AppendAllText(PathOf("page/bin/Debug/net10.0/checker.dll"), "another");

        page.IsOutdated.Should().BeTrue();
    }

    [Test]
    public async Task Where_the_project_is_gone_it_is_said_how_to_get_it_back()
    {
        Directory.Delete(PathOf("page"), recursive: true);

        var build = () => page.Build(CancellationToken.None);

        page.IsOutdated.Should().BeTrue();
        (await build.Should().ThrowAsync<Katas.Checker.CheckerException>()).WithMessage("*git checkout -- page*");
    }

    [TestCase("DISPLAY", ":0", true)]
    [TestCase("WAYLAND_DISPLAY", "wayland-0", true)]
    [TestCase("BROWSER", "firefox", true)]
    [TestCase("DISPLAY", "", false)]
    [TestCase("TERM", "xterm", false)]
    public void A_link_is_opened_only_where_there_is_a_screen(string name, string value, bool hasScreen) =>
        Browser.HasScreen(asked => asked == name ? value : null).Should().Be(hasScreen);

    private string PathOf(string relative) => System.IO.Path.Combine([folder.Path, .. relative.Split('/')]);

    private void Write(string relative, DateTime written)
    {
        string path = PathOf(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, relative);
        File.SetLastWriteTimeUtc(path, written);
    }
}
