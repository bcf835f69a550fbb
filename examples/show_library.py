"""Show what stands in a library's collections: refsync used from Python.

python examples/show_library.py LIBRARY
"""

import sys

import refsync


def main(name: str) -> None:
    """Print each collection with its items, their tags and links."""
    with refsync.open_library(name) as library:
        library.refresh()
        for collection in library.mirror.collections():
            items = library.mirror.in_collection(collection.key)
            links = library.mirror.children(item.key for item in items)
            print(f"{collection.name}: {len(items)} items")
            for item in items:
                print(f"  {item.data['title']}")
                print(f"    {item.data['itemType']}, tags: {', '.join(sorted(item.tags))}")
                for link in links.get(item.key, []):
                    print(f"    {link.data['title']}: {link.data['url']}")


if __name__ == "__main__":
    main(sys.argv[1])
