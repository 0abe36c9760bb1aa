package vn.nhip;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What of the sources is beyond the numbers of CONTRIBUTING.md: {@code ledger/PgLedger.java method write} and its size. */
final class Sizes {
    static final int FILE = 200;
    static final int METHOD = 30;
    static final int LINE = 140;
    static final int PARAMETERS = 4;
    static final int NESTING = 2;

    private final Map<String, Integer> beyond = new TreeMap<>();

    private Sizes() {}

    /** @param root of the sources; names are told from {@code vn/nhip} on */
    static Map<String, Integer> beyond(Path root) throws IOException {
        Sizes sizes = new Sizes();
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    javac.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                String name = root.toAbsolutePath().normalize().relativize(file).toString();
                sizes.text(name, Files.readAllLines(file));
                sizes.new Methods(name, unit, positions).scan(unit, null);
            }
        }
        return sizes.beyond;
    }

    private void note(String what, int size, int most) {
        if (size > most) beyond.merge(what, size, Math::max);
    }

    private void text(String name, List<String> lines) {
        note(name + " file", lines.size(), FILE);
        for (String line : lines) note(name + " line", line.length(), LINE);
    }

    private final class Methods extends TreeScanner<Void, Void> {
        private final String name;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private String owner = "";

        Methods(String name, CompilationUnitTree unit, SourcePositions positions) {
            this.name = name;
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            String before = owner;
            owner = type.getSimpleName().toString();
            super.visitClass(type, none);
            owner = before;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            String its = method.getName().contentEquals("<init>")
                    ? "new " + owner
                    : method.getName().toString();
            // A record's own header is no list of parameters: it is what is asked for instead of one.
            note(name + " parameters " + its, method.getParameters().size(), PARAMETERS);
            if (method.getBody() != null) {
                note(
                        name + " method " + its,
                        lineOf(positions.getEndPosition(unit, method.getBody()))
                                - lineOf(positions.getStartPosition(unit, method.getBody()))
                                - 1,
                        METHOD);
                note(name + " nesting " + its, new Depth().of(method.getBody()), NESTING);
            }
            return super.visitMethod(method, none);
        }

        private int lineOf(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }

    /** How deep statements lie in one another; an {@code else if} is as deep as its {@code if}. */
    private static final class Depth extends TreeScanner<Void, Void> {
        private int depth;
        private int deepest;

        int of(Tree body) {
            scan(body, null);
            return deepest;
        }

        private Void deeper(Runnable inside) {
            depth++;
            deepest = Math.max(deepest, depth);
            inside.run();
            depth--;
            return null;
        }

        @Override
        public Void visitIf(IfTree tree, Void none) {
            deeper(() -> scan(tree.getThenStatement(), none));
            if (tree.getElseStatement() instanceof IfTree) return scan(tree.getElseStatement(), none);
            return deeper(() -> scan(tree.getElseStatement(), none));
        }

        @Override
        public Void visitForLoop(ForLoopTree tree, Void none) {
            return deeper(() -> super.visitForLoop(tree, none));
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void none) {
            return deeper(() -> super.visitEnhancedForLoop(tree, none));
        }

        @Override
        public Void visitWhileLoop(WhileLoopTree tree, Void none) {
            return deeper(() -> super.visitWhileLoop(tree, none));
        }

        @Override
        public Void visitDoWhileLoop(DoWhileLoopTree tree, Void none) {
            return deeper(() -> super.visitDoWhileLoop(tree, none));
        }

        @Override
        public Void visitSwitch(SwitchTree tree, Void none) {
            return deeper(() -> super.visitSwitch(tree, none));
        }

        @Override
        public Void visitTry(TryTree tree, Void none) {
            return deeper(() -> super.visitTry(tree, none));
        }

        @Override
        public Void visitCatch(CatchTree tree, Void none) {
            return scan(tree.getBlock(), none);
        }

        /** What runs later begins anew. */
        @Override
        public Void visitLambdaExpression(LambdaExpressionTree tree, Void none) {
            int before = depth;
            depth = 0;
            super.visitLambdaExpression(tree, none);
            depth = before;
            return null;
        }

        /** Its methods are looked at by themselves. */
        @Override
        public Void visitClass(ClassTree tree, Void none) {
            return null;
        }
    }
}
